package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K3")
final class ProblemTextsTest {
  @Test
  void everyProblemHasATextInBothLanguages() {
    Messages messages = Messages.beside(Problem.class, "problems");
    assertEquals(
        Set.of(), messages.missing(Arrays.stream(Problem.values()).map(Problem::name).toList()));
  }

  @Test
  void theTextNamesTheServerAndTheLogDoesNot() {
    MailException error = new MailException(Problem.SIGN_IN_REFUSED, "mail.example.co.jp");
    assertEquals(true, error.text(Locale.JAPANESE).contains("mail.example.co.jp"));
    assertEquals(true, error.text(Locale.ENGLISH).contains("mail.example.co.jp"));
    assertFalse(error.toString().contains("mail.example.co.jp"));
  }
}
