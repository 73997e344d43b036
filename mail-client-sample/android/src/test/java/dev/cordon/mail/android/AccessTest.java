package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.policy.protocol.policy.Policy;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/** Opening the work area where more is asked than the passcode, or less is offered. */
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
public final class AccessTest {
  private static final String LONGER = "harbour-4711-lamp";

  @Test
  @Tag("D1")
  public void aPasscodeThatTheRulesNoLongerAllowLeadsToItsChangeAndThenIn() throws Exception {
    try (Phone phone = WorkArea.locked()) {
      stricter(phone);
      enter(phone, WorkArea.PASSCODE);
      phone.until(() -> phone.shows(R.id.change_save));
      Reason why = Reason.of(Reason.Code.PASSCODE_TOO_SHORT, "8");
      assertEquals(why.text(Locale.ENGLISH), phone.text(R.id.change_why));
      change(phone, WorkArea.PASSCODE, LONGER);
      phone.until(() -> phone.shows(R.id.account_save));
    }
  }

  @Test
  @Tag("D1")
  @Tag("D3")
  public void aWrongCurrentPasscodeCostsATryThereToo() throws Exception {
    try (Phone phone = WorkArea.locked()) {
      stricter(phone);
      enter(phone, WorkArea.PASSCODE);
      phone.until(() -> phone.shows(R.id.change_save));
      change(phone, "000000", LONGER);
      int left = Policy.DEFAULT.access().maxAttempts() - 1;
      String words =
          phone.activity().getResources().getQuantityString(R.plurals.unlock_wrong, left, left);
      phone.until(() -> phone.text(R.id.notice).startsWith(words));
    }
  }

  @Test
  @Tag("D1")
  public void thePasscodeIsChangedAtTheEmployeesWish() {
    try (Phone phone = WorkArea.locked()) {
      phone.unlock();
      phone.click(R.id.about);
      phone.click(R.id.about_passcode);
      change(phone, WorkArea.PASSCODE, "840273");
      String done = phone.activity().getString(R.string.change_done);
      phone.until(() -> phone.text(R.id.notice).equals(done));
      assertEquals("", phone.text(R.id.change_current));
      phone.container().lock();
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      enter(phone, "840273");
      phone.until(() -> phone.shows(R.id.account_save));
    }
  }

  @Test
  @Tag("D7")
  public void aLentPhoneIsLockedAtOnceAndSaysWhatOpensIt() {
    try (Phone phone = WorkArea.locked()) {
      phone.unlock();
      phone.click(R.id.about);
      phone.click(R.id.about_lend);
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      assertTrue(phone.container().isLent());
      assertEquals(phone.activity().getString(R.string.unlock_lent), phone.text(R.id.unlock_text));
      phone.unlock();
      assertFalse(phone.container().isLent());
    }
  }

  @Test
  @Tag("D8")
  public void outsideOfWorkingHoursAnEmergencyOpensForThePasscode() throws Exception {
    try (Phone phone = WorkArea.locked()) {
      accept(phone, onlyOn(otherDay(), 1));
      phone.until(() -> phone.shows(R.id.blocked_emergency));
      phone.click(R.id.blocked_emergency);
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      phone.unlock();
    }
  }

  @Test
  @Tag("D8")
  public void whereThePolicyOffersNoEmergencyNoneIsShown() throws Exception {
    try (Phone phone = WorkArea.locked()) {
      accept(phone, onlyOn(otherDay(), 0));
      phone.until(() -> phone.shows(R.id.blocked_check_in));
      assertFalse(phone.shows(R.id.blocked_emergency));
    }
  }

  private static void stricter(Phone phone) throws ContainerException {
    PasscodeRules rules = new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 8, true);
    Access access = Policy.DEFAULT.access().withPasscode(rules);
    accept(phone, Policy.DEFAULT.withAccess(access));
  }

  private static void accept(Phone phone, Policy policy) throws ContainerException {
    phone.container().organisation().acceptPolicy(policy, 2);
    phone.settle();
  }

  private static DayOfWeek otherDay() {
    TestMailApp app = (TestMailApp) RuntimeEnvironment.getApplication();
    return app.device().clock().now().atZone(ZoneOffset.UTC).getDayOfWeek().plus(2);
  }

  private static Policy onlyOn(DayOfWeek day, int emergencies) {
    Hours.Window window = new Hours.Window(Set.of(day), LocalTime.of(9, 0), LocalTime.of(17, 0));
    Hours hours =
        new Hours(ZoneId.of("UTC"), List.of(window), Hours.Outside.BLOCK, 30, emergencies);
    return Policy.DEFAULT.withAccess(Policy.DEFAULT.access().withHours(hours));
  }

  private static void enter(Phone phone, String passcode) {
    phone.until(() -> phone.shows(R.id.unlock_passcode));
    phone.type(R.id.unlock_passcode, passcode);
    phone.click(R.id.unlock_open);
  }

  private static void change(Phone phone, String current, String next) {
    phone.type(R.id.change_current, current);
    phone.type(R.id.passcode_new, next);
    phone.type(R.id.passcode_again, next);
    phone.click(R.id.change_save);
  }
}
