package dev.cordon.core.keys;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import java.util.Optional;

/**
 * The server's parts of the keys that are at hand, as {@link KeyChain} needs them. Used under the
 * container's lock.
 */
public interface Shares {
  /** The secret of share {@code number}, for the caller to close; empty if it is not at hand. */
  Optional<SecretBytes> secret(long number);

  /**
   * The share that the container key's wrapping shall need from now on, and which is at hand; 0 for
   * none.
   *
   * @param inForce what it needs until now
   */
  long next(long inForce);

  /** Share {@code number} did not open what it should: it is not to be offered again. */
  void reject(long number) throws ContainerException;
}
