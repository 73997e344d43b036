package dev.cordon.policy.protocol.audit;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * The hash chain: {@code chain(n) = SHA-256("cordon/audit/v1" ‖ 0 ‖ chain(n-1) ‖ event n)}, {@code
 * chain(0) = SHA-256("cordon/audit/v1/begin" ‖ 0 ‖ trail id)}. All hashes are 32 bytes.
 */
public final class AuditChain {
  /** The length of a trail's id, in random bytes. */
  public static final int ID_BYTES = 16;

  /** The length of each hash. */
  public static final int HASH_BYTES = 32;

  private static final byte[] EVENT = label("cordon/audit/v1");
  private static final byte[] BEGIN = label("cordon/audit/v1/begin");
  private static final byte[] CHECKPOINT = label("cordon/audit/v1/checkpoint");
  private static final AuditEventCodec CODEC = new AuditEventCodec();

  private AuditChain() {}

  private static byte[] label(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /** Before the first event of the trail {@code id}. */
  public static byte[] begin(byte[] id) {
    return Sha256.of(joined(BEGIN, id));
  }

  /** After an event whose one spelling is {@code encoded}. */
  public static byte[] next(byte[] before, byte[] encoded) {
    return Sha256.of(joined(EVENT, before, encoded));
  }

  /** After {@code event}. */
  public static byte[] next(byte[] before, AuditEvent event) {
    return next(before, CODEC.encode(event));
  }

  /** What a checkpoint that is event number {@code sequence} proves, signed by the device. */
  public static String proof(Signer device, byte[] id, long sequence, byte[] before)
      throws GeneralSecurityException {
    byte[] signature = device.sign(message(id, sequence, before));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  /** Whether {@code checkpoint} signs the chain {@code before} it by {@code device}. */
  public static boolean isProof(
      VerificationKey device, byte[] id, AuditEvent checkpoint, byte[] before) {
    Optional<byte[]> signature = checkpoint.proof().flatMap(AuditChain::decoded);
    return signature.isPresent()
        && device.verifies(message(id, checkpoint.sequence(), before), signature.get());
  }

  private static Optional<byte[]> decoded(String proof) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(proof));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] message(byte[] id, long sequence, byte[] before) {
    byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    return joined(CHECKPOINT, id, number, before);
  }

  private static byte[] joined(byte[]... parts) {
    int bytes = 0;
    for (byte[] part : parts) {
      bytes += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(bytes);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
