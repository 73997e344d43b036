package dev.cordon.policy.protocol.signed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.EllipticCurves;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The vector published in secure-systems-lab/dsse, protocol.md, "Test Vectors". */
@Tag("H1")
class PreAuthenticationTest {
  private static final String TYPE = "http://example.com/HelloWorld";
  private static final byte[] PAYLOAD = "hello world".getBytes(UTF_8);

  @Test
  void thePublishedEncodingIsMade() {
    assertArrayEquals(
        "DSSEv1 29 http://example.com/HelloWorld 11 hello world".getBytes(UTF_8),
        PreAuthentication.encode(TYPE, PAYLOAD));
  }

  @Test
  void lengthsCountBytesAndNotCharacters() {
    assertEquals(
        "DSSEv1 3 \u6f22 6 \u6f22\u5b57",
        new String(PreAuthentication.encode("\u6f22", "\u6f22\u5b57".getBytes(UTF_8)), UTF_8));
  }

  @Test
  void thePublishedSignatureIsAccepted() throws Exception {
    byte[] raw =
        Base64.getDecoder()
            .decode(
                "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJ"
                    + "PcIAriEGAHTVeCUjW2JIZA==");
    byte[] der = EllipticCurves.ecdsaIeee2Der(raw);
    assertTrue(publishedKey().verifies(PreAuthentication.encode(TYPE, PAYLOAD), der));
    assertFalse(publishedKey().verifies(PreAuthentication.encode(TYPE + "x", PAYLOAD), der));
  }

  private static VerificationKey publishedKey() throws Exception {
    ECPoint point =
        new ECPoint(
            new BigInteger(
                "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
            new BigInteger(
                "5640078356564379163099075877009565129882514886557779369047442380624545832820"));
    ECPublicKeySpec spec = new ECPublicKeySpec(point, EllipticCurves.getNistP256Params());
    return VerificationKey.of(
        Algorithm.ECDSA_P256_SHA256,
        KeyFactory.getInstance("EC").generatePublic(spec).getEncoded());
  }
}
