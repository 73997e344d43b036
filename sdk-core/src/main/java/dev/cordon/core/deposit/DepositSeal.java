package dev.cordon.core.deposit;

import dev.cordon.core.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a deposit's file, as {@code docs/key-format.md} gives them: prefix, then what HPKE
 * made of the content, bound to container, number and domain.
 */
public final class DepositSeal {
  /** How much longer a file is than what is in it. */
  public static final int OVERHEAD_BYTES = 9 + 65 + 16;

  private static final byte SUITE_HPKE_P256_HKDF_SHA256_AES256GCM = 1;
  private static final byte[] PREFIX = prefix();

  private DepositSeal() {}

  /** The file of {@code content} as deposit number {@code number} of the domain in {@code slot}. */
  public static byte[] seal(DepositBox box, String slot, long number, byte[] content) {
    byte[] sealed = box.keys().seal(content, info(box, slot, number));
    return ByteBuffer.allocate(PREFIX.length + sealed.length).put(PREFIX).put(sealed).array();
  }

  /** The content of {@code file}; empty if it is not that deposit. */
  public static Optional<byte[]> open(
      DepositBox box, String slot, Waiting waiting, SecretBytes domainKey, byte[] file) {
    boolean ours = waiting.isOf(file) && file.length >= OVERHEAD_BYTES;
    if (!ours || !Arrays.equals(PREFIX, Arrays.copyOf(file, PREFIX.length))) {
      return Optional.empty();
    }
    byte[] sealed = Arrays.copyOfRange(file, PREFIX.length, file.length);
    return box.keys().open(domainKey, sealed, info(box, slot, waiting.number()));
  }

  private static byte[] info(DepositBox box, String slot, long number) {
    byte[] container = box.container().toByteArray();
    byte[] domain = slot.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(PREFIX.length + container.length + Long.BYTES + domain.length)
        .put(PREFIX)
        .put(container)
        .putLong(number)
        .put(domain)
        .array();
  }

  private static byte[] prefix() {
    byte[] prefix = Arrays.copyOf("CORDDEP1".getBytes(StandardCharsets.US_ASCII), 9);
    prefix[8] = SUITE_HPKE_P256_HKDF_SHA256_AES256GCM;
    return prefix;
  }
}
