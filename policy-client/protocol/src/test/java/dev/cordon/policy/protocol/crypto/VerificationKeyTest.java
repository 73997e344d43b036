package dev.cordon.policy.protocol.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.signature.Ed25519Parameters;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("I1")
class VerificationKeyTest {
  private static final byte[] MESSAGE = "check in now".getBytes(UTF_8);

  @Nested
  class Ed25519 {
    // RFC 8032, section 7.1, TEST 3
    private final byte[] publicKey =
        hex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    private final byte[] message = hex("af82");
    private final byte[] signature =
        hex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");

    @Test
    void thePublishedVectorIsAccepted() throws Exception {
      assertTrue(VerificationKey.of(Algorithm.ED25519, publicKey).verifies(message, signature));
    }

    @Test
    void everyFlippedBitOfThePublishedSignatureIsRefused() throws Exception {
      VerificationKey key = VerificationKey.of(Algorithm.ED25519, publicKey);
      for (int bit = 0; bit < signature.length * 8; bit++) {
        byte[] flipped = signature.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertFalse(key.verifies(message, flipped), "bit " + bit);
      }
    }

    @Test
    void aKeyOfAnotherLengthIsNoKey() {
      assertThrows(
          GeneralSecurityException.class,
          () -> VerificationKey.of(Algorithm.ED25519, new byte[31]));
    }
  }

  @Nested
  class P256 {
    @Test
    void aKeyOnAnotherCurveIsNoKey() throws Exception {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp384r1"));
      byte[] other = generator.generateKeyPair().getPublic().getEncoded();
      assertThrows(
          GeneralSecurityException.class,
          () -> VerificationKey.of(Algorithm.ECDSA_P256_SHA256, other));
    }

    @Test
    void everyFlippedByteOfAKeyIsAnotherKeyOrNone() {
      VerificationKey key = new P256Signer().key();
      for (int i = 0; i < key.bytes().length; i++) {
        byte[] flipped = key.bytes();
        flipped[i] ^= 1;
        assertThrows(
            GeneralSecurityException.class,
            () -> VerificationKey.of(Algorithm.ECDSA_P256_SHA256, flipped));
      }
    }

    @Test
    void aKeyWithAnythingAfterItIsNoKey() {
      byte[] key = new P256Signer().key().bytes();
      byte[] longer = java.util.Arrays.copyOf(key, key.length + 1);
      assertThrows(
          GeneralSecurityException.class,
          () -> VerificationKey.of(Algorithm.ECDSA_P256_SHA256, longer));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignatureIsGoodForItsMessageAndKeyAlone(Algorithm algorithm) throws Exception {
    Signer signer = newSigner(algorithm);
    byte[] signature = signer.sign(MESSAGE);
    assertTrue(signer.key().verifies(MESSAGE, signature));
    assertFalse(signer.key().verifies("check in later".getBytes(UTF_8), signature));
    assertFalse(newSigner(algorithm).key().verifies(MESSAGE, signature));
    assertFalse(signer.key().verifies(MESSAGE, new byte[0]));
  }

  @ParameterizedTest
  @EnumSource
  void aKeyIsKnownByTheHashOfItsAlgorithmAndBytes(Algorithm algorithm) throws Exception {
    VerificationKey key = newSigner(algorithm).key();
    byte[] name = (algorithm.wireName() + ":").getBytes(UTF_8);
    byte[] named = java.util.Arrays.copyOf(name, name.length + key.bytes().length);
    System.arraycopy(key.bytes(), 0, named, name.length, key.bytes().length);
    assertEquals(Sha256.hex(named), key.id());
    assertEquals(key, VerificationKey.of(algorithm, key.bytes()));
    assertNotEquals(key, newSigner(algorithm).key());
  }

  @Test
  void aKeysetWithTinksOwnPrefixIsRefused() throws Exception {
    Ed25519Signer.newKeyset(); // registers
    KeysetHandle prefixed =
        KeysetHandle.generateNew(
            Ed25519Parameters.create(Ed25519Parameters.Variant.TINK), RegistryConfiguration.get());
    assertThrows(GeneralSecurityException.class, () -> Ed25519Signer.of(prefixed));
  }

  @Test
  void aHashKeepsItsLeadingZeros() {
    // FIPS 180-4 example "abc", and an input whose hash begins with a zero byte
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Sha256.hex("abc".getBytes(UTF_8)));
    assertEquals(64, Sha256.hex("886".getBytes(UTF_8)).length());
    assertTrue(Sha256.hex("886".getBytes(UTF_8)).startsWith("000"));
  }

  private static Signer newSigner(Algorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> Ed25519Signer.of(Ed25519Signer.newKeyset());
      case ECDSA_P256_SHA256 -> new P256Signer();
    };
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
