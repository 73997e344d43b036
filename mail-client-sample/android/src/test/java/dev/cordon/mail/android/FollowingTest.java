package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.Post;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/** The screen follows the container's state at once, whatever was shown. */
@Tag("D5")
@Tag("G1")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
public final class FollowingTest {
  @Test
  public void aLockTakesThePlaceOfAnOpenMailAndUnlockingReturnsToIt() {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      phone.open(0);
      String subject = phone.text(R.id.message_subject);
      phone.container().lock();
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      assertFalse(phone.shows(R.id.message_subject));
      phone.type(R.id.unlock_passcode, WorkArea.PASSCODE);
      phone.click(R.id.unlock_open);
      phone.until(() -> phone.shows(R.id.message_subject));
      assertEquals(subject, phone.text(R.id.message_subject));
      phone.back();
      assertTrue(phone.shows(R.id.inbox_list));
    }
  }

  @Test
  public void aDeadProcessComesBackByThePasscodeToTheSameMail() {
    try (Post post = Post.with("01", "02");
        Phone phone = WorkArea.working(post)) {
      phone.open(1);
      String subject = phone.text(R.id.message_subject);
      phone.dieAndReturn();
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      phone.type(R.id.unlock_passcode, WorkArea.PASSCODE);
      phone.click(R.id.unlock_open);
      phone.until(() -> phone.shows(R.id.message_subject));
      assertEquals(subject, phone.text(R.id.message_subject));
    }
  }

  @Test
  public void theOrganisationsLockUnlockAndWipeReplaceWhatIsShown() {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      phone.open(0);
      WorkArea.command(phone, Command.Kind.LOCK, "Phone reported lost");
      phone.until(() -> phone.shows(R.id.blocked_check_in));
      assertTrue(phone.text(R.id.reason).contains("Phone reported lost"));
      WorkArea.command(phone, Command.Kind.UNLOCK, "Phone found");
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      WorkArea.command(phone, Command.Kind.WIPE, "End of employment");
      phone.until(() -> phone.shows(R.id.wiped_again));
      assertTrue(phone.text(R.id.wiped_reason).contains("End of employment"));
      phone.click(R.id.wiped_again);
      assertTrue(phone.shows(R.id.welcome_continue));
    }
  }

  @Test
  public void theEmployeesOwnWipeIsAskedTwice() {
    try (Phone phone = WorkArea.locked()) {
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      phone.click(R.id.organisation);
      phone.click(R.id.about_delete);
      assertFalse(phone.find(R.id.erase_do).isEnabled());
      phone.click(R.id.erase_sure);
      phone.click(R.id.erase_do);
      phone.until(() -> phone.shows(R.id.wiped_again));
    }
  }

  @Test
  public void aContainerThatCannotBeOpenedIsExplainedAndTriedAgain() {
    TestMailApp app = (TestMailApp) RuntimeEnvironment.getApplication();
    Reason why = Reason.of(Reason.Code.CONTAINER_DAMAGED, "header.a");
    app.fail(new ContainerDamagedException(why));
    try (Phone phone = Phone.start()) {
      phone.until(() -> phone.shows(R.id.blocked_check_in));
      assertEquals(why.text(java.util.Locale.ENGLISH), phone.text(R.id.reason));
      app.failNoMore();
      phone.click(R.id.blocked_check_in);
      phone.until(() -> phone.shows(R.id.welcome_continue));
    }
  }

  @Test
  public void wrongPasscodesSayHowManyAreLeftAndHowLongToWait() {
    try (Phone phone = WorkArea.locked()) {
      for (int left = 9; left >= 6; left--) {
        phone.until(() -> phone.find(R.id.unlock_open).isEnabled());
        phone.type(R.id.unlock_passcode, "111222");
        phone.click(R.id.unlock_open);
        String tries =
            phone.activity().getResources().getQuantityString(R.plurals.unlock_wrong, left, left);
        phone.until(() -> phone.text(R.id.notice).equals(tries));
      }
      assertTrue(phone.shows(R.id.unlock_wait));
      assertFalse(phone.find(R.id.unlock_open).isEnabled());
      assertEquals("", phone.text(R.id.unlock_passcode));
    }
  }
}
