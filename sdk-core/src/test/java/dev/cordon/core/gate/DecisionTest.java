package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One word for what may leave, so that nobody takes "not denied" for "allowed". */
@Tag("F2")
class DecisionTest {
  private static final Reason WHY = Reason.of(Code.COPY_BLOCKED, "transfer.copyPaste");

  @Test
  void onlyWhatIsAllowedLeavesAsItIs() {
    assertEquals(Optional.of("plan"), new Decision.Allowed().mayLeave("plan"));
    assertEquals(Optional.of("pl"), new Decision.Changed("pl", WHY).mayLeave("plan"));
    assertEquals(Optional.empty(), new Decision.KeptInside(WHY).mayLeave("plan"));
    assertEquals(Optional.empty(), new Decision.Denied(WHY).mayLeave("plan"));
  }

  @Test
  void whateverDidNotGoAsAskedHasItsReason() {
    assertEquals(Optional.empty(), new Decision.Allowed().reason());
    assertEquals(Optional.of(WHY), new Decision.Changed("pl", WHY).reason());
    assertEquals(Optional.of(WHY), new Decision.KeptInside(WHY).reason());
    assertEquals(Optional.of(WHY), new Decision.Denied(WHY).reason());
  }
}
