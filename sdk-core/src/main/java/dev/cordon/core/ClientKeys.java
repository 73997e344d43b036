package dev.cordon.core;

import dev.cordon.core.control.ClientIdentity;
import dev.cordon.core.error.ContainerException;
import java.util.Optional;

/**
 * The keys by which the organisation's servers know this work area in TLS (requirement D6), for
 * {@link dev.cordon.core.net}. They are made in the vault and never leave it; they sign while the
 * container is open, and a wipe destroys them with all others. Safe for many threads.
 */
public interface ClientKeys {
  /** What servers are shown. */
  Optional<ClientIdentity> current();

  /** Makes a key to ask a certificate for. One that was made before and got none is destroyed. */
  String create() throws ContainerException;

  /** The public half: X.509 SubjectPublicKeyInfo, DER. */
  byte[] publicKey(String key) throws ContainerException;

  /**
   * An ECDSA signature (DER) of what {@code sha256} is the hash of.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  byte[] sign(String key, byte[] sha256) throws ContainerException;

  /** Shows {@code identity} from now on; the key of before is destroyed. */
  void adopt(ClientIdentity identity) throws ContainerException;

  /** Shows nothing from now on; the keys are destroyed. */
  void forget() throws ContainerException;
}
