package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The container key in a header, wrapped by the unlock secret and the server's share together. */
final class SharedWrapping {
  private final Shares shares;

  SharedWrapping(Shares shares) {
    this.shares = shares;
  }

  /**
   * The container key.
   *
   * @throws ContainerClosedException if the share is not at hand, or is not the one
   */
  ContainerKey open(Header header, SecretBytes unlockSecret) throws ContainerException {
    long number = header.shareNumber();
    byte[] containerId = header.containerId().toByteArray();
    try (SecretBytes share = share(number);
        SecretBytes with = key(unlockSecret, share, containerId, header.wrapEpoch(), number)) {
      byte[] wrapped = header.wrappedContainerKey().toByteArray();
      Optional<SecretBytes> key = Wrapping.unwrap(with, wrapped, containerId);
      if (key.isPresent()) {
        return new ContainerKey(key.get(), header.generation());
      }
    }
    if (number == 0) {
      throw damaged();
    }
    shares.reject(number); // the page authenticated: it is the share that is not the one
    throw missing();
  }

  /** {@code header} with {@code containerKey} wrapped anew, so that it needs that share. */
  Header wrap(Header header, long number, SecretBytes unlockSecret, ContainerKey containerKey)
      throws ContainerException {
    byte[] containerId = header.containerId().toByteArray();
    try (SecretBytes share = share(number);
        SecretBytes with = key(unlockSecret, share, containerId, header.wrapEpoch() + 1, number)) {
      byte[] wrapped = Wrapping.wrap(with, containerKey.secret(), containerId);
      return header.rewrapped(number, Bytes.copyFrom(wrapped), containerKey.generation());
    }
  }

  /**
   * HKDF over unlock secret ‖ length-prefixed server share, bound to container, epoch and share
   * number. Without a server share ({@code number} 0) the share is empty.
   */
  static SecretBytes key(
      SecretBytes unlockSecret, SecretBytes share, byte[] containerId, long epoch, long number) {
    byte[] joined = new byte[unlockSecret.length() + 4 + share.length()];
    ByteBuffer out = ByteBuffer.wrap(joined);
    ByteBuffer unused = unlockSecret.use(out::put);
    out.putInt(share.length());
    unused = share.use(out::put);
    try (SecretBytes input = SecretBytes.owning(joined)) {
      String purpose = "cordon/container-key/v1/" + epoch + "/" + number;
      return Derivation.derive(input, containerId, purpose);
    }
  }

  private SecretBytes share(long number) throws ContainerException {
    if (number == 0) {
      return SecretBytes.owning(new byte[0]);
    }
    return shares.secret(number).orElseThrow(() -> missing());
  }

  private static ContainerException missing() {
    return new ContainerClosedException(Reason.of(Reason.Code.SERVER_SHARE_MISSING));
  }

  private static ContainerDamagedException damaged() {
    return new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, "header"));
  }
}
