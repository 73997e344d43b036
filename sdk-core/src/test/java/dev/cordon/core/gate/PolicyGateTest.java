package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.gate.Decision.Allowed;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.core.gate.Decision.Denied;
import dev.cordon.core.gate.Decision.KeptInside;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Notifications;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.testing.FakeClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolicyGateTest {
  private final FakeClock clock = new FakeClock();
  private Transfer transfer = transfer(CopyPaste.BLOCKED, 0);
  private Optional<Reason> closed = Optional.empty();
  private final Gate gate = new PolicyGate(() -> transfer, () -> closed, clock);

  @Nested
  @Tag("F2")
  class Copying {
    @Test
    void isDeniedWithTheSettingThatSaysSo() {
      Denied denied = denied(new Action.CopyText("work"));

      assertEquals(Reason.of(Code.COPY_BLOCKED, "transfer.copyPaste"), denied.why());
    }

    @Test
    void isExplainedInBothLanguagesWithoutTheText() {
      Reason why = denied(new Action.CopyText("CANARY")).why();

      assertEquals(
          "業務領域の外へのコピーはできません。組織のポリシー(transfer.copyPaste)により、業務の文字は業務領域の中だけで使えます。"
              + "ほかの業務アプリに貼り付けるか、管理者に相談してください。",
          why.text(Locale.JAPANESE));
      assertFalse(why.text(Locale.ENGLISH).contains("CANARY"));
    }

    @Test
    void staysInsideWhereWorkAppsMayShare() {
      transfer = transfer(CopyPaste.MANAGED, 0);

      assertInstanceOf(KeptInside.class, gate.judge(new Action.CopyText("work")));
    }

    @Test
    void isFreeWhereThePolicySaysAny() {
      transfer = transfer(CopyPaste.ANY, 0);

      assertInstanceOf(Allowed.class, gate.judge(new Action.CopyText("work")));
    }

    @Test
    void manySmallCopiesAreWorthNoMoreThanOneLargeOne() {
      transfer = transfer(CopyPaste.BLOCKED, 10);

      assertInstanceOf(Allowed.class, gate.judge(new Action.CopyText("12345")));
      Decision second = gate.judge(new Action.CopyText("abcdefgh"));
      assertEquals("abcde", assertInstanceOf(Changed.class, second).text());
      denied(new Action.CopyText("x"));
    }

    @Test
    void theBudgetComesBackAfterTenMinutesAndNotByTurningTheClockBack() {
      transfer = transfer(CopyPaste.BLOCKED, 4);
      assertInstanceOf(Allowed.class, gate.judge(new Action.CopyText("1234")));

      clock.turn(Duration.ofHours(-1));
      denied(new Action.CopyText("1234"));
      clock.turn(Duration.ofMinutes(70));
      assertInstanceOf(Allowed.class, gate.judge(new Action.CopyText("1234")));
    }

    @Test
    void aShortenedCopyNeverEndsInHalfACharacter() {
      transfer = transfer(CopyPaste.BLOCKED, 2);

      Decision decision = gate.judge(new Action.CopyText("a😀b"));

      assertEquals("a", assertInstanceOf(Changed.class, decision).text());
    }

    @Test
    void pastingInFollowsItsOwnRule() {
      denied(new Action.PasteText("private"));
      transfer = transfer(CopyPaste.MANAGED_PASTE_IN, 0);
      assertInstanceOf(Allowed.class, gate.judge(new Action.PasteText("private")));
    }
  }

  @Test
  @Tag("F5")
  void sharingReachesWorkAppsOnly() {
    assertInstanceOf(Allowed.class, gate.judge(new Action.Share("org.work", true)));
    assertEquals(Code.SHARE_BLOCKED, denied(new Action.Share("org.personal", false)).why().code());
    assertInstanceOf(Allowed.class, gate.judge(new Action.Share("org.exempt", false)));
  }

  @Test
  @Tag("F5")
  void receivingFollowsThePolicy() {
    assertEquals(
        Code.RECEIVE_BLOCKED, denied(new Action.Receive("org.personal", false)).why().code());
    assertInstanceOf(Allowed.class, gate.judge(new Action.Receive("org.work", true)));
  }

  @Test
  @Tag("F3")
  void savingGoesWhereThePolicySays() {
    assertInstanceOf(Allowed.class, gate.judge(new Action.Save(SaveTarget.CONTAINER)));
    assertEquals(Code.SAVE_BLOCKED, denied(new Action.Save(SaveTarget.DEVICE)).why().code());
  }

  @Test
  @Tag("F4")
  void printingIsDenied() {
    assertEquals(Code.PRINT_BLOCKED, denied(new Action.Print()).why().code());
  }

  @Test
  @Tag("F1")
  void screenshotsAreDenied() {
    assertEquals(Code.SCREEN_CAPTURE_BLOCKED, denied(new Action.CaptureScreen()).why().code());
  }

  @Test
  @Tag("K4")
  void aNotificationSaysThatAndNotWhat() {
    Decision decision = gate.judge(new Action.Notify("Offer for ACME", "New mail"));

    assertEquals("New mail", assertInstanceOf(Changed.class, decision).text());
  }

  @Test
  @Tag("D2")
  void nothingLeavesAClosedContainer() {
    transfer = transfer(CopyPaste.ANY, 0);
    closed = Optional.of(Reason.of(Code.CONTAINER_LOCKED));

    assertEquals(Code.CONTAINER_LOCKED, denied(new Action.CopyText("work")).why().code());
    assertEquals(Code.CONTAINER_LOCKED, denied(new Action.Save(SaveTarget.CONTAINER)).why().code());
  }

  @Test
  @Tag("K3")
  void anActionNeverShowsItsContent() {
    assertEquals("CopyText[6 characters]", new Action.CopyText("CANARY").toString());
    assertFalse(new Action.Notify("CANARY", "x").toString().contains("CANARY"));
  }

  private Denied denied(Action action) {
    return assertInstanceOf(Denied.class, gate.judge(action));
  }

  private static Transfer transfer(CopyPaste copyPaste, int maxChars) {
    return new Transfer(
        copyPaste,
        maxChars,
        Permission.BLOCKED,
        Reach.MANAGED,
        Set.of("org.exempt"),
        Reach.MANAGED,
        Set.of(SaveTarget.CONTAINER),
        Permission.BLOCKED,
        Notifications.REDACTED);
  }
}
