package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The Secret Service of a Linux desktop: GNOME Keyring, or another that speaks its protocol. */
final class SecretServiceStore implements SystemStore {
  private static final long REPLY_MILLIS = 5_000;
  private static final long PROMPT_MILLIS = 120_000;

  private final Optional<Bus> bus;

  SecretServiceStore(Optional<Bus> bus) {
    this.bus = bus;
  }

  static SecretServiceStore ofThisSession() {
    return of(System.getenv(), REPLY_MILLIS);
  }

  static SecretServiceStore of(Map<String, String> environment, long replyMillis) {
    return new SecretServiceStore(
        SessionBus.address(environment)
            .map(address -> new SessionBus(address, replyMillis, PROMPT_MILLIS)));
  }

  @Override
  public VaultKind kind() {
    return VaultKind.SECRET_SERVICE;
  }

  /** Not there: no bus, no such service on it, or in it no place that outlives the session. */
  @Override
  public boolean isThere() throws ContainerException {
    if (bus.isEmpty()) {
      return false;
    }
    try {
      return !Secrets.defaultCollection(bus.get()).isEmpty();
    } catch (BusFailure e) {
      if (e.isNobodyThere()) {
        return false;
      }
      throw new VaultUnavailableException(e);
    }
  }

  @Override
  public KeyStorage open(String id, Path directory) throws ContainerException {
    if (bus.isEmpty()) {
      throw new VaultUnavailableException(new IOException("this session has no bus"));
    }
    SecretServiceKeys keys = new SecretServiceKeys(new Secrets(bus.get(), id));
    keys.unlock();
    return keys;
  }
}
