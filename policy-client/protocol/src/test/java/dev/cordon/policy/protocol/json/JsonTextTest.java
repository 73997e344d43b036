package dev.cordon.policy.protocol.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H1")
class JsonTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "\"a\"",
        "1",
        "{} {}",
        "{},",
        "{}x",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "[{\"a\":1,\"a\":2}]",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1;\"b\":2}",
        "{\"a\"=1}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":TRUE}",
        "{\"a\":1} // comment",
        "/* comment */{\"a\":1}",
        ")]}'\n{\"a\":1}",
        "\uFEFF{\"a\":1}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x41\"}",
        "{\"a\":1e99999999999}",
        "{\"a\":111111111111111111111111111111111}"
      })
  void whatIsNotOneObjectInStrictJsonIsRefused(String text) {
    assertRefused(text.getBytes(UTF_8));
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    assertRefused("{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1));
  }

  @Test
  void deepNestingIsRefusedWithoutHarm() {
    assertRefused(("{\"a\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}").getBytes(UTF_8));
    assertRefused(("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(UTF_8));
  }

  @Test
  void moreThanTheLimitIsRefusedAndTheLimitItselfIsNot() throws Exception {
    String padding = " ".repeat(JsonText.MAX_BYTES - 2);
    assertEquals(false, JsonText.read(("{}" + padding).getBytes(UTF_8)).has("a"));
    assertRefused(("{}" + padding + " ").getBytes(UTF_8));
  }

  @Test
  void garbageIsRefusedAndNothingElseIsThrown() {
    Random random = new Random(4711);
    String grammar = "{}[]\",:0123456789.eE+-truefalsnu \\\t\n";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder("{");
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(grammar.charAt(random.nextInt(grammar.length())));
      }
      try {
        JsonText.read(text.toString().getBytes(UTF_8));
      } catch (DocumentRefusedException e) {
        assertEquals(Reason.Code.DOCUMENT_MALFORMED, e.reason().code());
      }
    }
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] whole = "{\"a\":[1,{\"b\":\"\u6f22\"}],\"c\":true}".getBytes(UTF_8);
    JsonText.read(whole);
    for (int length = 0; length < whole.length; length++) {
      assertRefused(java.util.Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aNumberIsWholeAndInRangeOrNamedWithItsPath() throws Exception {
    Fields fields =
        JsonText.read("{\"o\":{\"a\":1.5,\"b\":1e2,\"c\":1e30,\"d\":\"1\"}}".getBytes(UTF_8))
            .object("o");
    assertEquals(100, fields.number("b", 0, 100));
    assertPath("o.a", Reason.Code.DOCUMENT_MALFORMED, () -> fields.number("a", 0, 9));
    assertPath(
        "o.c", Reason.Code.DOCUMENT_OUT_OF_RANGE, () -> fields.number("c", 0, Long.MAX_VALUE));
    assertPath("o.d", Reason.Code.DOCUMENT_MALFORMED, () -> fields.number("d", 0, 9));
    assertPath("o.e", Reason.Code.DOCUMENT_MALFORMED, () -> fields.number("e", 0, 9));
  }

  @Test
  void aPathLeadsIntoLists() throws Exception {
    Fields fields = JsonText.read("{\"l\":[{},{\"s\":[\"a\",\"B\"]}]}".getBytes(UTF_8));
    Fields second = fields.objects("l", 2).get(1);
    assertPath(
        "l[1].s[1]",
        Reason.Code.DOCUMENT_MALFORMED,
        () -> second.texts("s", Pattern.compile("[a-z]"), 2));
    assertPath("l", Reason.Code.DOCUMENT_OUT_OF_RANGE, () -> fields.objects("l", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"QQ", "QQ=", "QR==", "Q Q=", "QQ==\\n", "-/==", "====", "Q"})
  void base64HasOneSpelling(String text) throws Exception {
    Fields fields = JsonText.read(("{\"a\":\"" + text + "\"}").getBytes(UTF_8));
    assertPath("a", Reason.Code.DOCUMENT_MALFORMED, () -> fields.base64("a"));
  }

  @Test
  void bothAlphabetsOfBase64AreRead() throws Exception {
    Fields fields = JsonText.read("{\"s\":\"+/+/\",\"u\":\"-_-_\"}".getBytes(UTF_8));
    org.junit.jupiter.api.Assertions.assertArrayEquals(fields.base64("s"), fields.base64("u"));
  }

  private static void assertPath(
      String path, Reason.Code code, org.junit.jupiter.api.function.Executable read) {
    Reason reason = assertThrows(DocumentRefusedException.class, read).reason();
    assertEquals(code, reason.code());
    assertEquals(path, reason.arguments().get(0));
  }

  private static void assertRefused(byte[] text) {
    DocumentRefusedException refused =
        assertThrows(DocumentRefusedException.class, () -> JsonText.read(text));
    assertEquals(Reason.Code.DOCUMENT_MALFORMED, refused.reason().code());
  }
}
