package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.Invitation;
import dev.cordon.server.setup.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingInClearTest {
  @TempDir private Path temporary;

  @Test
  @Tag("H3")
  @Tag("J1")
  void noCodeTokenOrPasswordStandsInAnyFile() throws StartException, IOException {
    Path data = temporary.resolve("data");
    try (TestOrganisation organisation = TestOrganisation.start(data)) {
      Invitation unused = organisation.invite("canary-label");
      organisation.enrol("enrolled");
      organisation.trySignIn("a-password-in-the-name-field", "a-wrong-password");
      List<String> secrets =
          List.of(
              organisation.server().firstPassword().orElseThrow(),
              TestOrganisation.PASSWORD,
              organisation.token(),
              unused.code(),
              "a-password-in-the-name-field",
              "a-wrong-password");
      assertTrue(occurs(data, "canary-label"), "the scan finds what is there");
      for (String secret : secrets) {
        assertFalse(occurs(data, secret));
        for (int shift = 0; shift < 3; shift++) {
          assertFalse(occurs(data, base64(secret, shift)));
        }
      }
    }
  }

  /** How {@code secret} looks inside Base64 when {@code shift} bytes stand before it. */
  private static String base64(String secret, int shift) {
    byte[] bytes = (" ".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8);
    String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return text.substring(4, text.length() - 2);
  }

  private static boolean occurs(Path data, String text) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (content.contains(text)) {
          return true;
        }
      }
    }
    return false;
  }
}
