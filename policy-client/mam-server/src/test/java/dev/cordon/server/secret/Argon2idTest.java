package dev.cordon.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H9")
class Argon2idTest {
  private static final Argon2id CHEAP = new Argon2id(64, 1);

  /** From the reference implementation's test.c, Argon2id version 1.3. */
  @Test
  void itAgreesWithTheReferenceImplementation() {
    byte[] hash =
        new Argon2id(1 << 16, 2)
            .derive("password", "somesalt".getBytes(StandardCharsets.US_ASCII), 32);
    assertEquals(
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        HexFormat.of().formatHex(hash));
  }

  @Test
  void aHashKnowsItsPasswordAndNoOther() {
    PasswordHash hash = PasswordHash.of("パスワード one two", CHEAP, new SecureRandom());
    assertTrue(hash.matches("パスワード one two"));
    assertFalse(hash.matches("パスワード one twp"));
    assertFalse(hash.matches(""));
    assertFalse(hash.toString().contains("$"));
  }

  @Test
  void equalPasswordsHaveDifferentHashes() {
    SecureRandom random = new SecureRandom();
    assertFalse(
        PasswordHash.of("same", CHEAP, random)
            .text()
            .equals(PasswordHash.of("same", CHEAP, random).text()));
  }

  @Test
  void aStoredHashThatAsksForTooMuchIsNotComputed() {
    String greedy = "$argon2id$v=19$m=9999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAA";
    assertThrows(IllegalArgumentException.class, () -> new PasswordHash(greedy).matches("x"));
  }

  @Test
  void randomWordsHaveTheirFormAndDiffer() {
    RandomText words = new RandomText(new SecureRandom());
    assertTrue(words.code().matches("[0-9a-z]{26}"));
    assertTrue(words.secret().matches("([0-9a-z]{5}-){4}[0-9a-z]{5}"));
    assertFalse(words.token().equals(words.token()));
  }
}
