package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.KeyPair;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("I1")
class StrengthTest {
  private static final KeyPair RSA = Forged.keys("RSA", 2048);

  @ParameterizedTest
  @CsvSource({
    "RSA, SHA256withRSA,        true",
    "RSA, SHA384withRSA,        true",
    "RSA, SHA512withRSA,        true",
    "RSA, SHA256withRSAandMGF1, true",
    "RSA, SHA512withRSAandMGF1, true",
    "EC,  SHA256withECDSA,      true",
    "EC,  SHA384withECDSA,      true",
    "EC,  SHA512withECDSA,      true",
    "RSA, SHA1withRSAandMGF1,   false",
    "RSA, SHA1withRSA,          false",
    "RSA, MD5withRSA,           false",
    "RSA, SHA224withRSA,        false",
    "EC,  SHA1withECDSA,        false",
    "EC,  SHA224withECDSA,      false",
  })
  void onlySignaturesWithSha256AndMoreAreStrong(String key, String signature, boolean strong) {
    KeyPair keys = key.equals("EC") ? Forged.keys("EC", 256) : RSA;
    HeldCertificate issuer = new HeldCertificate(keys, Certificates.ROOT.certificate());
    HeldCertificate signed = Forged.by(issuer).signature(signature).build();
    assertEquals(strong, Strength.isStrong(signed.certificate()));
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 1024, false",
    "RSA, 2040, false",
    "RSA, 2048, true",
    "EC,  256,  true",
    "EC,  384,  true",
    "DSA, 2048, false",
    "Ed25519, 255, false",
  })
  void onlyKeysThatAreLongEnoughAreStrong(String algorithm, int bits, boolean strong) {
    assertEquals(strong, Strength.isStrong(Forged.keys(algorithm, bits).getPublic()));
  }
}
