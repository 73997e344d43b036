package dev.cordon.policy.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I1")
@Tag("H1")
class InvitationTest {
  private final Invitation invitation =
      new Invitation(
          URI.create("https://mam.example:8443/work?x=1&y=2"),
          "s3cret_code-1",
          "sha256/AAAAAAAAAAA+AAAAAAAAAAA/AAAAAAAAAAAAAAAAAAA=",
          "0123456789abcdef".repeat(4));

  @Test
  void aLineIsReadBackWhole() throws Exception {
    assertEquals(invitation, Invitation.parse(invitation.toText()));
    assertEquals(invitation, Invitation.parse("  " + invitation.toText() + "\r\n"));
  }

  @Test
  void everyTruncationIsMalformed() {
    String text = invitation.toText();
    for (int length = 0; length < text.length(); length++) {
      assertMalformed(text.substring(0, length));
    }
  }

  @Test
  void anyOtherServerThanHttpsIsMalformed() {
    for (String server :
        new String[] {
          "http%3A%2F%2Fa.example", "file%3A%2F%2F%2Fx", "a.example", "", "https%3A", "%"
        }) {
      assertMalformed(invitation.toText().replaceFirst("server=[^&]*", "server=" + server));
    }
  }

  @Test
  void aMissingDoubledOrWrongFieldIsMalformed() {
    String text = invitation.toText();
    assertMalformed(text.replaceFirst("&pin=[^&]*", ""));
    assertMalformed(text + "&code=other");
    assertMalformed(text.replaceFirst("code=", "code=%20"));
    assertMalformed(text.replaceFirst("pin=sha256", "pin=sha1"));
    assertMalformed(text.toUpperCase(java.util.Locale.ROOT));
    assertMalformed("x".repeat(10_000));
  }

  @Test
  void theSecretCodeIsNotShownInLogs() {
    assertFalse(invitation.toString().contains("s3cret"));
  }

  private static void assertMalformed(String text) {
    DocumentRefusedException refused =
        assertThrows(DocumentRefusedException.class, () -> Invitation.parse(text), text);
    assertEquals(Reason.Code.INVITATION_MALFORMED, refused.reason().code());
  }
}
