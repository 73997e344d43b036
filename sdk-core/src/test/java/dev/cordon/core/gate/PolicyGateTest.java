package dev.cordon.core.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.gate.Decision.Allowed;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.core.gate.Decision.Denied;
import dev.cordon.core.gate.Decision.KeptInside;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.Backup;
import dev.cordon.policy.protocol.policy.Transfer.ContactsSync;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Inputs;
import dev.cordon.policy.protocol.policy.Transfer.Notifications;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.policy.protocol.policy.Transfer.Sensor;
import dev.cordon.policy.protocol.policy.Transfer.Watermark;
import dev.cordon.testing.FakeClock;
import java.lang.management.ManagementFactory;
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
  private final Gate gate = new PolicyGate(() -> transfer, () -> closed, clock, new MemoryMark());

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
    void theBudgetComesBackAfterTenMinutesAndNotByTurningTheClock() {
      transfer = transfer(CopyPaste.BLOCKED, 4);
      assertInstanceOf(Allowed.class, gate.judge(new Action.CopyText("1234")));

      clock.turn(Duration.ofHours(-1));
      denied(new Action.CopyText("1234"));
      clock.turn(Duration.ofDays(2));
      denied(new Action.CopyText("1234"));
      clock.pass(Duration.ofMinutes(10));
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
  @Tag("C5")
  void ofAContactTheNameAndTheNumberLeaveAtMost() {
    Action.SyncContact contact = new Action.SyncContact("A. Sato, 03-1, Osaka", "A. Sato, 03-1");
    assertEquals(Code.CONTACT_BLOCKED, denied(contact).why().code());

    transfer = with(Watermark.NONE, ContactsSync.NAME_AND_NUMBER, Backup.NONE, Inputs.DEFAULT);
    assertEquals("A. Sato, 03-1", assertInstanceOf(Changed.class, gate.judge(contact)).text());
  }

  @Test
  @Tag("A4")
  void aBackupNeedsThePolicysWord() {
    assertEquals(Code.BACKUP_BLOCKED, denied(new Action.BackUp()).why().code());

    transfer = with(Watermark.NONE, ContactsSync.NONE, Backup.ORGANISATION, Inputs.DEFAULT);
    assertInstanceOf(Allowed.class, gate.judge(new Action.BackUp()));
  }

  @Test
  @Tag("F5")
  void aKeyboardThatIsNotListedTypesNothing() {
    assertInstanceOf(Allowed.class, gate.judge(new Action.UseKeyboard("any.board/.Keys")));

    transfer = inputs(new Inputs(Set.of("good.board/.Keys"), Set.of()));
    assertInstanceOf(Allowed.class, gate.judge(new Action.UseKeyboard("good.board/.Keys")));
    assertEquals(
        Reason.of(Code.KEYBOARD_BLOCKED, "transfer.keyboards", "bad.board/.Keys"),
        denied(new Action.UseKeyboard("bad.board/.Keys")).why());
  }

  @Test
  @Tag("F6")
  void sensorsAreOffUnlessThePolicyNamesThem() {
    assertEquals(Code.CAMERA_BLOCKED, sensorDenied(Sensor.CAMERA));
    assertEquals(Code.MICROPHONE_BLOCKED, sensorDenied(Sensor.MICROPHONE));
    assertEquals(Code.LOCATION_BLOCKED, sensorDenied(Sensor.LOCATION));

    transfer = inputs(new Inputs(Set.of(), Set.of(Sensor.CAMERA)));
    assertInstanceOf(Allowed.class, gate.judge(new Action.UseSensor(Sensor.CAMERA)));
    assertEquals(Code.LOCATION_BLOCKED, sensorDenied(Sensor.LOCATION));
  }

  @Test
  @Tag("F1")
  void aWorkScreenCarriesWhoLooksAndWhen() {
    Action.ShowScreen screen = new Action.ShowScreen("sato@example.jp");
    assertInstanceOf(Allowed.class, gate.judge(screen));

    transfer = with(Watermark.USER_AND_TIME, ContactsSync.NONE, Backup.NONE, Inputs.DEFAULT);
    Changed marked = assertInstanceOf(Changed.class, gate.judge(screen));
    assertTrue(marked.text().startsWith("sato@example.jp  2026-0"), marked.text());
    assertEquals(Code.WATERMARKED, marked.why().code());
  }

  @Test
  @Tag("F2")
  void whatIsAllowedLeavesNoGarbage() {
    transfer = transfer(CopyPaste.ANY, 0);
    Action copy = new Action.CopyText("work");
    for (int i = 0; i < 20_000; i++) {
      gate.judge(copy);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      gate.judge(copy);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    // One object of the least size each time would be 160,000.
    assertTrue(bytes < 10_000, bytes + " bytes");
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

  private Code sensorDenied(Sensor sensor) {
    return denied(new Action.UseSensor(sensor)).why().code();
  }

  private Denied denied(Action action) {
    return assertInstanceOf(Denied.class, gate.judge(action));
  }

  private static Transfer transfer(CopyPaste copyPaste, int maxChars) {
    return transfer(
        copyPaste, maxChars, Watermark.NONE, ContactsSync.NONE, Backup.NONE, Inputs.DEFAULT);
  }

  private static Transfer inputs(Inputs inputs) {
    return with(Watermark.NONE, ContactsSync.NONE, Backup.NONE, inputs);
  }

  private static Transfer with(
      Watermark watermark, ContactsSync contacts, Backup backup, Inputs inputs) {
    return transfer(CopyPaste.BLOCKED, 0, watermark, contacts, backup, inputs);
  }

  private static final class MemoryMark implements CopyMark {
    private Optional<Uptime> last = Optional.empty();

    @Override
    public Optional<Uptime> last() {
      return last;
    }

    @Override
    public boolean remember(Uptime now) {
      last = Optional.of(now);
      return true;
    }
  }

  private static Transfer transfer(
      CopyPaste copyPaste,
      int maxChars,
      Watermark watermark,
      ContactsSync contacts,
      Backup backup,
      Inputs inputs) {
    return new Transfer(
        copyPaste,
        maxChars,
        Permission.BLOCKED,
        Reach.MANAGED,
        Set.of("org.exempt"),
        Reach.MANAGED,
        Set.of(SaveTarget.CONTAINER),
        Permission.BLOCKED,
        Notifications.REDACTED,
        watermark,
        contacts,
        backup,
        inputs);
  }
}
