package dev.cordon.server.http;

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
    Messages messages = Messages.beside(Refused.class, "faults");
    assertEquals(
        Set.of(), messages.missing(Arrays.stream(Fault.values()).map(Enum::name).toList()));
  }
}
