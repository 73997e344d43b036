package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever logs a question to the gate or its answer logs no content, and still what it was. */
@Tag("K3")
class ContentInLogsTest {
  static Object[][] words() {
    return new Object[][] {
      {"CopyText[6 characters]", new Action.CopyText("CANARY")},
      {"PasteText[6 characters]", new Action.PasteText("CANARY")},
      {"Notify[redacted]", new Action.Notify("CANARY", "CANARY")},
      {"ShowScreen[]", new Action.ShowScreen("CANARY")},
      {"SyncContact[]", new Action.SyncContact("CANARY", "CANARY")},
      {"Changed[COPY_BLOCKED]", new Decision.Changed("CANARY", Reason.of(Code.COPY_BLOCKED, "x"))},
    };
  }

  @ParameterizedTest
  @MethodSource("words")
  void aQuestionOrAnswerIsNamedWithoutItsContent(String logged, Object word) {
    assertEquals(logged, word.toString());
  }
}
