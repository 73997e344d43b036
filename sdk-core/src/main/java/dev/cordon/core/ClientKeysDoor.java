package dev.cordon.core;

import dev.cordon.core.control.ClientIdentity;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import java.util.Optional;
import java.util.UUID;

/** The container's keys for TLS; the container's lock guards changes. */
final class ClientKeysDoor implements ClientKeys {
  private static final String PREFIX = "tls.";

  private final WorkArea container;
  private final KeyVault vault;
  private final ControlStore control;

  ClientKeysDoor(WorkArea container, KeyVault vault, ControlStore control) {
    this.container = container;
    this.vault = vault;
    this.control = control;
  }

  @Override
  public Optional<ClientIdentity> current() {
    return control.get().client();
  }

  @Override
  public String create() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      requireOpen();
      destroyAllBut(current().map(ClientIdentity::key));
      String key = PREFIX + UUID.randomUUID();
      vault.create(key, KeyVault.Use.SIGN_DIGEST);
      return key;
    }
  }

  @Override
  public byte[] publicKey(String key) throws ContainerException {
    return vault.publicKey(ours(key));
  }

  @Override
  public byte[] sign(String key, byte[] sha256) throws ContainerException {
    requireOpen();
    return vault.signDigest(ours(key), sha256);
  }

  @Override
  public void adopt(ClientIdentity identity) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      requireOpen();
      control.update(draft -> draft.client(Optional.of(identity)));
      destroyAllBut(Optional.of(identity.key()));
    }
  }

  @Override
  public void forget() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (current().isPresent()) {
        control.update(draft -> draft.client(Optional.empty()));
      }
      destroyAllBut(Optional.empty());
    }
  }

  private void destroyAllBut(Optional<String> kept) throws ContainerException {
    for (String alias : vault.aliases()) {
      if (alias.startsWith(PREFIX) && !kept.equals(Optional.of(alias))) {
        vault.destroy(alias);
      }
    }
  }

  private static String ours(String key) {
    if (!key.startsWith(PREFIX)) {
      throw new IllegalArgumentException("not a key for TLS");
    }
    return key;
  }

  private void requireOpen() throws ContainerException {
    ContainerState state = container.state();
    if (!(state instanceof ContainerState.Open)) {
      throw Closures.exception(Closures.whyNot(state));
    }
  }
}
