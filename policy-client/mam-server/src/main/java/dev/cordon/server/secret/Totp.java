package dev.cordon.server.secret;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * One-time passwords by time (RFC 6238) over HOTP (RFC 4226), in steps of thirty seconds.
 *
 * @param algorithm the HMAC by its JCA name
 * @param digits of a code, 6 to 8
 */
public record Totp(String algorithm, int digits) {
  /**
   * What every authenticator app takes. Of SHA-1 only the HMAC counts here, which is not broken.
   */
  public static final Totp STANDARD = new Totp("HmacSHA1", 6);

  /** The length that RFC 4226 recommends (R6). */
  public static final int SECRET_BYTES = 20;

  private static final int STEP_SECONDS = 30;

  /** Clocks differ, and people type slowly: one step before and one after counts (section 5.2). */
  private static final int LEEWAY_STEPS = 1;

  /** The step that {@code now} is in. */
  static long step(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  /** The code of one step. */
  String code(byte[] secret, long step) {
    byte[] mac = mac(secret, step);
    int offset = mac[mac.length - 1] & 0xf;
    int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
    int modulus = (int) Math.pow(10, digits);
    return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
  }

  /**
   * The step, later than {@code lastStep}, whose code {@code code} is around {@code now}; empty:
   * there is none. Takes the same time for each.
   */
  public OptionalLong match(byte[] secret, String code, Instant now, long lastStep) {
    byte[] given = code.getBytes(StandardCharsets.UTF_8);
    OptionalLong matched = OptionalLong.empty();
    for (long step = step(now) - LEEWAY_STEPS; step <= step(now) + LEEWAY_STEPS; step++) {
      byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (MessageDigest.isEqual(expected, given) && step > lastStep) {
        matched = OptionalLong.of(step);
      }
    }
    return matched;
  }

  /** What an authenticator app reads, as a rule from a QR code. */
  public String uri(String issuer, String account, byte[] secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=%s&digits=%d&period=%d"
        .formatted(
            encoded(issuer),
            encoded(account),
            Base32.toBase32String(secret).replace("=", ""),
            encoded(issuer),
            algorithm.substring("Hmac".length()),
            digits,
            STEP_SECONDS);
  }

  private byte[] mac(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC is part of every platform", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
