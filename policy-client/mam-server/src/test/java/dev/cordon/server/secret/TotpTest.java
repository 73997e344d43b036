package dev.cordon.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("H9")
class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_010);
  private static final long STEP = Totp.step(NOW);

  /** RFC 6238, appendix B; the secrets are the digits 1 to 0 repeated to the length of the hash. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void theVectorsOfTheRfcHold(long seconds, String sha1, String sha256, String sha512) {
    long step = Totp.step(Instant.ofEpochSecond(seconds));
    assertEquals(sha1, new Totp("HmacSHA1", 8).code(secret(20), step));
    assertEquals(sha256, new Totp("HmacSHA256", 8).code(secret(32), step));
    assertEquals(sha512, new Totp("HmacSHA512", 8).code(secret(64), step));
  }

  private static byte[] secret(int bytes) {
    return "1234567890".repeat(7).substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void oneStepBeforeAndAfterCountsAndNoMore() {
    for (int away = -3; away <= 3; away++) {
      String code = Totp.STANDARD.code(SECRET, STEP + away);
      OptionalLong expected =
          Math.abs(away) <= 1 ? OptionalLong.of(STEP + away) : OptionalLong.empty();
      assertEquals(expected, Totp.STANDARD.match(SECRET, code, NOW, 0), "away " + away);
    }
  }

  @Test
  void neitherAUsedStepNorOneBeforeItCounts() {
    for (int away = -1; away <= 1; away++) {
      String code = Totp.STANDARD.code(SECRET, STEP + away);
      assertEquals(away > 0, Totp.STANDARD.match(SECRET, code, NOW, STEP).isPresent());
    }
  }

  @Test
  void whatIsNoCodeMatchesNothing() {
    for (String code : new String[] {"", "1", "000000000", "０００００0", "'; --", "\0"}) {
      assertEquals(OptionalLong.empty(), Totp.STANDARD.match(SECRET, code, NOW, 0));
    }
  }

  /** The form that authenticator apps read; the secret is that of RFC 6238 in Base32. */
  @Test
  void theUriNamesAllThatAnAppNeeds() {
    assertEquals(
        "otpauth://totp/Cordon%20MAM:anna%40example.com"
            + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cordon%20MAM"
            + "&algorithm=SHA1&digits=6&period=30",
        Totp.STANDARD.uri("Cordon MAM", "anna@example.com", SECRET));
    assertTrue(Totp.STANDARD.uri("a", "b&secret=x#", SECRET).contains("b%26secret%3Dx%23"));
  }
}
