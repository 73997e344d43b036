package dev.cordon.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.text.Messages;
import dev.cordon.server.log.LogCheck;
import dev.cordon.server.register.Alerts;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  @Tag("K3")
  void everyRefusalHasItsWordsInBothLanguages() {
    Messages messages = Messages.beside(CommandFailed.class, "cli");
    assertEquals(
        Set.of(),
        messages.missing(Arrays.stream(CommandFailed.Problem.values()).map(Enum::name).toList()));
  }

  @Test
  @Tag("J1")
  void everyFindingInTheLogHasItsWordsInBothLanguages() {
    Messages messages = Messages.beside(LogVerify.class, "log");
    assertEquals(
        Set.of(), messages.missing(Arrays.stream(LogCheck.Kind.values()).map(Enum::name).toList()));
  }

  @Test
  @Tag("J2")
  void everyAlertHasItsWordsInBothLanguages() {
    Messages messages = Messages.beside(AlertsShow.class, "alerts");
    assertEquals(
        Set.of(), messages.missing(Arrays.stream(Alerts.Kind.values()).map(Enum::name).toList()));
  }
}
