package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.view.ViewGroup;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.Tour;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.Locale;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

/** Joining an organisation: nothing without consent, no passcode against the rules. */
@Tag("D1")
@Tag("H5")
@Tag("K2")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
public final class JoiningTest {
  @Test
  public void joiningNeedsEveryRequiredPointTickedAndNotTheOneAboutApps() {
    try (Phone phone = Phone.start()) {
      consent(phone);
      ViewGroup points = phone.find(ViewGroup.class, R.id.consent_points);
      assertEquals(5, points.getChildCount());
      for (int i = 0; i < 4; i++) {
        assertFalse(phone.find(R.id.consent_join).isEnabled());
        points.getChildAt(i).findViewById(R.id.point_agree).performClick();
      }
      assertTrue(phone.find(R.id.consent_join).isEnabled());
    }
  }

  @Test
  public void decliningSaysThatNothingWasSent() {
    try (Phone phone = Phone.start()) {
      consent(phone);
      phone.back();
      assertTrue(phone.shows(R.id.welcome_continue));
      String words = phone.activity().getString(R.string.consent_declined);
      assertEquals(words, phone.text(R.id.notice));
    }
  }

  @Test
  public void textThatIsNoInvitationIsRefusedInWords() {
    try (Phone phone = Phone.start()) {
      phone.type(R.id.welcome_invitation, "hello");
      phone.click(R.id.welcome_continue);
      Reason malformed = Reason.of(Reason.Code.INVITATION_MALFORMED);
      assertEquals(malformed.text(Locale.ENGLISH), phone.text(R.id.notice));
    }
  }

  @Test
  public void twoDifferentPasscodesAreRefused() {
    try (Phone phone = WorkArea.joined(Policy.DEFAULT)) {
      phone.until(() -> phone.shows(R.id.passcode_save));
      phone.type(R.id.passcode_new, WorkArea.PASSCODE);
      phone.type(R.id.passcode_again, "738292");
      phone.click(R.id.passcode_save);
      String words = phone.activity().getString(R.string.passcode_differ);
      assertEquals(words, phone.text(R.id.notice));
    }
  }

  @Test
  public void aSimplePasscodeIsRefusedWithTheRule() {
    try (Phone phone = WorkArea.joined(Policy.DEFAULT)) {
      phone.until(() -> phone.shows(R.id.passcode_save));
      phone.type(R.id.passcode_new, "123456");
      phone.type(R.id.passcode_again, "123456");
      phone.click(R.id.passcode_save);
      Reason simple = Reason.of(Reason.Code.PASSCODE_TOO_SIMPLE);
      phone.until(() -> phone.text(R.id.notice).equals(simple.text(Locale.ENGLISH)));
    }
  }

  private static void consent(Phone phone) {
    phone.type(R.id.welcome_invitation, Tour.invitation().toText());
    phone.click(R.id.welcome_continue);
    phone.until(() -> phone.shows(R.id.consent_join));
  }
}
