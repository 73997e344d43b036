package dev.cordon.core.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A2")
class SecretBytesTest {
  @Test
  void closingZeroesTheBytes() {
    byte[] key = {1, 2, 3};
    SecretBytes secret = SecretBytes.owning(key);

    secret.close();

    assertArrayEquals(new byte[3], key);
    assertTrue(secret.isDestroyed());
    assertThrows(IllegalStateException.class, secret::copy);
  }

  @Test
  void consumingZeroesTheOriginal() {
    byte[] original = {1, 2, 3};

    SecretBytes secret = SecretBytes.consuming(original);

    assertArrayEquals(new byte[3], original);
    assertArrayEquals(new byte[] {1, 2, 3}, secret.copy());
  }

  @Test
  void itNeverShowsItself() {
    assertEquals("SecretBytes[redacted]", SecretBytes.owning(new byte[] {42}).toString());
    assertFalse(Passcode.of("738291").toString().contains("738291"));
  }

  @Test
  void equalBytesAreEqual() {
    assertEquals(SecretBytes.owning(new byte[] {1}), SecretBytes.owning(new byte[] {1}));
    assertNotEquals(SecretBytes.owning(new byte[] {1}), SecretBytes.owning(new byte[] {2}));
  }

  @Test
  void oneTypedPasscodeIsOneSequenceOfBytesHoweverItIsComposed() {
    assertEquals(Passcode.of("é123456").encoded(), Passcode.of("e\u0301123456").encoded());
  }

  @Test
  void aClosedPasscodeIsEmptyOfCharactersAndRefusesAllUse() {
    char[] typed = "738291".toCharArray();
    Passcode passcode = Passcode.consuming(typed);
    assertArrayEquals(new char[6], typed);
    assertArrayEquals("738291".toCharArray(), passcode.characters());

    passcode.close();

    assertArrayEquals(new char[6], passcode.characters());
    assertThrows(IllegalStateException.class, passcode::length);
    assertThrows(IllegalStateException.class, () -> passcode.charAt(0));
    assertThrows(IllegalStateException.class, passcode::encoded);
  }
}
