package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.device.Uptime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.testing.FakeClock;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts to copy that are odd: none at all, and half a character at the end. */
@Tag("F2")
class CopyEdgesTest {
  private static final Reason WHY = Reason.of(Code.COPY_BLOCKED, "transfer.copyPaste");
  private final Copying copying =
      new Copying(
          new FakeClock(),
          new CopyMark() {
            @Override
            public Optional<Uptime> last() {
              return Optional.empty();
            }

            @Override
            public boolean remember(Uptime now) {
              return true;
            }
          });

  private Decision out(String text, int most) {
    Transfer some = Transfer.DEFAULT;
    return copying.out(
        text,
        new Transfer(
            CopyPaste.BLOCKED,
            most,
            some.screenCapture(),
            some.sendTo(),
            some.sendToExempt(),
            some.receiveFrom(),
            some.saveTo(),
            some.print(),
            some.notifications(),
            some.watermark(),
            some.contactsSync(),
            some.backup(),
            some.inputs()));
  }

  @Test
  void noTextAtAllIsNeverToldThatCopyingIsAllowed() {
    assertEquals(new Decision.Denied(WHY), out("", 0));
    assertEquals(new Decision.Denied(WHY), out("", 4));
  }

  @Test
  void aTextThatFitsIsNotShortenedEvenIfItEndsInHalfACharacter() {
    assertEquals(PolicyGate.ALLOWED, out("ab\ud83d", 3));
  }
}
