package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A part of the container that can be shredded alone: an account, a folder, a label.
 *
 * <p>Everything stored in a domain is encrypted by keys derived from the domain's own data key.
 * Destroying that one key destroys all of it. Safe for many threads.
 */
public interface Domain {
  /** The name given by the app; it never appears on disk in clear. */
  String name();

  /** The directory that holds this domain's ciphertext. It exists. */
  Path directory();

  /**
   * A 32-byte key for one purpose, derived from the domain's data key by HKDF-SHA-256; the same
   * purpose always gives the same key. The caller closes it.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  SecretBytes key(String purpose) throws ContainerException;

  /**
   * Has {@code resource} closed when the container locks or is wiped, before the keys go. Closing
   * the returned handle takes it off the list again and does not close the resource.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  Registration closeOnLock(Closeable resource) throws ContainerException;

  /**
   * The one {@code T} of this domain while the container is open: made by {@code opening} when it
   * is first asked for, closed on lock. Whoever shares it must not close it.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  <T extends Closeable> T shared(Class<T> kind, Opening<T> opening) throws IOException;

  /** Makes what a domain's users share. */
  @FunctionalInterface
  interface Opening<T> {
    T open(Domain domain) throws IOException;
  }

  /**
   * What {@link #anchor(String, byte[])} was given last under {@code what}; empty if never. The
   * container keeps it where files that somebody put back cannot turn it back, as far as the
   * device's vault can do that.
   */
  Optional<byte[]> anchor(String what);

  /**
   * Remembers {@code value}, at most 1,024 bytes, so that storage can tell older files from its
   * own. It is on the medium once the container has locked; a process that is killed before leaves
   * the earlier one.
   */
  void anchor(String what, byte[] value);

  /**
   * Storage found that what lies on the disk is not what it had written; the container's audit
   * trail records that, and not what it was. Returns at once. A domain outside of any container has
   * no trail.
   *
   * @param why {@code CONTAINER_DAMAGED} or {@code CONTAINER_ROLLED_BACK}
   */
  default void damageFound(Reason.Code why) {}

  /** What of this domain ends with its time. */
  Expiry expiry();
}
