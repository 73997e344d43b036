package dev.cordon.server.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H9")
class SealedSecretTest {
  private static final byte[] KEY = new byte[32];
  private static final byte[] SECRET = {1, 2, 3, 4, 5};

  private final SealedSecret seal = new SealedSecret(KEY);

  @Test
  void whatWasSealedIsOpenedForItsPurposeOnly() throws GeneralSecurityException {
    String sealed = seal.seal(SECRET, "of anna");
    assertArrayEquals(SECRET, seal.open(sealed, "of anna"));
    assertThrows(GeneralSecurityException.class, () -> seal.open(sealed, "of bob"));
    byte[] other = new byte[32];
    other[0] = 1;
    assertThrows(
        GeneralSecurityException.class, () -> new SealedSecret(other).open(sealed, "of anna"));
    assertFalse(sealed.equals(seal.seal(SECRET, "of anna")), "a fresh IV each time");
  }

  @Test
  void everyFlippedByteIsRefused() {
    byte[] sealed = Base64.getDecoder().decode(seal.seal(SECRET, "x"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      String text = Base64.getEncoder().encodeToString(flipped);
      assertThrows(GeneralSecurityException.class, () -> seal.open(text, "x"));
    }
    String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(sealed, 11));
    assertThrows(GeneralSecurityException.class, () -> seal.open(cut, "x"));
    assertThrows(GeneralSecurityException.class, () -> seal.open("no Base64!", "x"));
  }

  /** Made by Python's cryptography: AESGCM(32 zero bytes).encrypt(12 zero bytes, 1..5, b"v"). */
  @Test
  void aVectorOfAnotherProgramIsOpened() throws GeneralSecurityException {
    assertArrayEquals(SECRET, seal.open("AAAAAAAAAAAAAAAAz6VDOUgEd6bXEqQChOK+xzU6j8uI", "v"));
  }
}
