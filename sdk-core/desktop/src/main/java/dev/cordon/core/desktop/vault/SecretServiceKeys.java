package dev.cordon.core.desktop.vault;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.DBusPath;

/**
 * Records as items of the Secret Service (freedesktop.org Secret Service API, draft 0.2), found by
 * their attributes in whichever collection they are. An item's secret is {@link NamedSecret}.
 *
 * <p>What a locked collection hides is not gone: only an answer with nothing locked counts as
 * "none".
 */
final class SecretServiceKeys implements KeyStorage {
  private final Secrets secrets;

  SecretServiceKeys(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public Set<String> names() throws ContainerException {
    return ask(
        () -> {
          Set<String> names = new HashSet<>();
          for (byte[] secret : secrets.read(secrets.unlocked(Map.of()))) {
            NamedSecret.parse(secret).ifPresent(named -> names.add(named.name()));
          }
          if (!names.contains(SENTINEL)) {
            secrets.requireNothingLocked();
          }
          return names;
        });
  }

  @Override
  public void put(String name, byte[] record) throws ContainerException {
    ask(
        () -> {
          if (!secrets.unlocked(Map.of(Secrets.KEY, name)).isEmpty()) {
            throw new IllegalStateException("there is a key called " + name);
          }
          secrets.create(name, new NamedSecret(name, Bytes.copyFrom(record)).encode());
          return true;
        });
  }

  @Override
  public byte[] get(String name) throws ContainerException {
    Optional<byte[]> record =
        ask(
            () -> {
              for (byte[] secret : secrets.read(secrets.unlocked(Map.of(Secrets.KEY, name)))) {
                Optional<NamedSecret> named = NamedSecret.parse(secret);
                if (named.isPresent() && named.get().name().equals(name)) {
                  return Optional.of(named.get().record().toByteArray());
                }
              }
              secrets.requireNothingLocked();
              return Optional.empty();
            });
    return record.orElseThrow(() -> new VaultLostException(Reason.of(Reason.Code.VAULT_LOST)));
  }

  @Override
  public void delete(String name) throws ContainerException {
    ask(
        () -> {
          for (DBusPath item : secrets.unlocked(Map.of(Secrets.KEY, name))) {
            secrets.delete(item);
          }
          if (!secrets.unlocked(Map.of(Secrets.KEY, name)).isEmpty()) {
            throw BusFailure.silent("what was deleted is still there");
          }
          return true;
        });
  }

  /** Unlocks what is locked, for which the user may be asked. */
  void unlock() throws ContainerException {
    ask(
        () -> {
          secrets.unlock();
          return true;
        });
  }

  private interface Question<T> {
    T ask() throws BusFailure, UnfitStoreException;
  }

  /**
   * Asks once more after a refusal: an item may have gone between two calls, or the service have
   * been started anew and not know the session.
   */
  private <T> T ask(Question<T> question) throws ContainerException {
    try {
      try {
        return question.ask();
      } catch (BusFailure first) {
        if (!first.isRefusal()) {
          throw first;
        }
        secrets.newSession();
        return question.ask();
      }
    } catch (BusFailure | UnfitStoreException e) {
      throw new VaultUnavailableException(e);
    }
  }
}
