package dev.cordon.server.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.text.Messages;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  @Tag("K3")
  void everyRefusalHasItsWordsInBothLanguages() {
    Messages messages = Messages.beside(StartException.class, "start");
    assertEquals(
        Set.of(),
        messages.missing(Arrays.stream(StartException.Problem.values()).map(Enum::name).toList()));
  }
}
