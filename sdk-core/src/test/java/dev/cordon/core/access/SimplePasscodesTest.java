package dev.cordon.core.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.Passcode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is guessed first and is in nobody's published list. */
@Tag("D1")
class SimplePasscodesTest {
  @ParameterizedTest
  @ValueSource(strings = {"klmnop", "ponmlk", "ｋｌｍｎｏｐ", "KLMNOP"})
  void aRunOfLettersIsSimpleUpAndDown(String typed) {
    assertTrue(SimplePasscodes.contains(Passcode.of(typed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!kq！kq", "~kq～kq", "7kq７kq"})
  void aBlockIsRepeatedEvenIfOnceInWideCharacters(String typed) {
    assertTrue(SimplePasscodes.contains(Passcode.of(typed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"klmnoq", "!kq?kq", "kqzkqx"})
  void whatOnlyBeginsLikeThatIsNot(String typed) {
    assertFalse(SimplePasscodes.contains(Passcode.of(typed)));
  }
}
