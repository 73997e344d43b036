package dev.cordon.server.device;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.http.Refused;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.secret.ShortMac;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * The server's own word for one check-in, so that what a device says of itself was measured after
 * it, whatever the device's clock shows (requirement D4). Nothing is stored for it: it carries its
 * time under a MAC, {@code base64url(millis(8) ‖ random(12) ‖ HMAC-SHA-256(…)(first 16))}, and
 * binds the enrolment. So asking for many costs nothing, and any replica takes what another gave.
 * Safe for many threads.
 */
public final class Challenges {
  /** From the challenge to the check-in: measuring, signing and a slow network. */
  static final Duration VALIDITY = Duration.ofMinutes(5);

  private static final int RANDOM_BYTES = 12;
  private static final int CLAIM_BYTES = Long.BYTES + RANDOM_BYTES;
  private static final int MAC_BYTES = ShortMac.BYTES;

  /** What documents are signed over begins with {@code DSSEv1}, so nothing else signs this. */
  private static final byte[] LABEL =
      "cordon: key of challenges, v1".getBytes(StandardCharsets.US_ASCII);

  private final ShortMac mac;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public Challenges(OnlineKeys keys, SecureRandom random, Clock clock) {
    this.mac = new ShortMac(secret(keys));
    this.random = random;
    this.clock = clock;
  }

  /** Ed25519 signs the same message always the same way (RFC 8032): no key has to be kept. */
  private static byte[] secret(OnlineKeys keys) {
    try {
      return Sha256.of(keys.state().sign(LABEL));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not sign", e);
    }
  }

  /** A new one. */
  String next(String enrolment) {
    byte[] fresh = new byte[RANDOM_BYTES];
    random.nextBytes(fresh);
    byte[] claim = ByteBuffer.allocate(CLAIM_BYTES).putLong(clock.millis()).put(fresh).array();
    byte[] whole =
        ByteBuffer.allocate(CLAIM_BYTES + MAC_BYTES).put(claim).put(mac(claim, enrolment)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /**
   * Refuses what this server did not give to that enrolment within the last minutes. That each is
   * used once, the caller sees to.
   */
  void mustBeFresh(String challenge, String enrolment) throws Refused {
    byte[] whole = decode(challenge);
    byte[] claim = Arrays.copyOf(whole, CLAIM_BYTES);
    byte[] mac = Arrays.copyOfRange(whole, CLAIM_BYTES, whole.length);
    if (!MessageDigest.isEqual(mac, mac(claim, enrolment))) {
      throw stale();
    }
    long ageMillis = clock.millis() - ByteBuffer.wrap(claim).getLong();
    if (Math.abs(ageMillis) > VALIDITY.toMillis()) {
      throw stale();
    }
  }

  private static byte[] decode(String challenge) throws Refused {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(challenge);
      if (whole.length == CLAIM_BYTES + MAC_BYTES) {
        return whole;
      }
    } catch (IllegalArgumentException noBase64) {
      throw stale();
    }
    throw stale();
  }

  private byte[] mac(byte[] claim, String enrolment) {
    return mac.of(claim, enrolment.getBytes(StandardCharsets.UTF_8));
  }

  private static Refused stale() {
    return new Refused(Reason.of(Code.CHECK_IN_STALE));
  }
}
