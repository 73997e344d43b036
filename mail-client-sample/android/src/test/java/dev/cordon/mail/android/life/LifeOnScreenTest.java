package dev.cordon.mail.android.life;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.content.ClipboardManager;
import android.view.ViewGroup;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.mail.desktop.demo.proof.Fingerprint;
import dev.cordon.mail.desktop.demo.world.PersonalFiles;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import dev.cordon.testing.android.SecureWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/**
 * The whole life as the employee sees it: every step through the screens, against a real MAM server
 * and a real mail server, keys in the Keystore.
 */
@RunWith(RobolectricTestRunner.class)
@Config(application = LifeMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF) // for the mail server's sake
public final class LifeOnScreenTest {
  @Rule public final TemporaryFolder stage = new TemporaryFolder();
  @Rule public final SecureWindows windows = SecureWindows.everywhere();
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();

  @After
  public void closeTheKeystore() {
    keystore.close();
  }

  @Test
  @Tag("A1")
  @Tag("C1")
  @Tag("D2")
  @Tag("D5")
  @Tag("F1")
  @Tag("F2")
  @Tag("G1")
  @Tag("K3")
  public void fromTheInvitationToTheWipe() throws Exception {
    Path personal = RuntimeEnvironment.getApplication().getFilesDir().toPath().resolve("Personal");
    PersonalFiles.write(personal);
    Fingerprint before = Fingerprint.of(personal);
    try (Company company = Company.open(stage.getRoot().toPath());
        Phone phone = Phone.start()) {
      join(phone, company.invitation());
      choosePasscode(phone);
      receive(phone, company);
      copyingIsRefused(phone);
      windows.check();
      aMinuteElsewhereLocks(phone);
      theOrganisationLocksAndUnlocks(phone, company);
      theOrganisationWipes(phone, company);
    }
    assertEquals("personal files", before, Fingerprint.of(personal));
  }

  private static void join(Phone phone, String invitation) {
    phone.type(R.id.welcome_invitation, invitation);
    phone.click(R.id.welcome_continue);
    phone.until(() -> phone.shows(R.id.consent_join));
    ViewGroup points = phone.find(ViewGroup.class, R.id.consent_points);
    for (int i = 0; i < points.getChildCount(); i++) {
      points.getChildAt(i).findViewById(R.id.point_agree).performClick();
    }
    phone.click(R.id.consent_join);
    phone.until(() -> phone.shows(R.id.passcode_save));
  }

  private static void choosePasscode(Phone phone) {
    phone.type(R.id.passcode_new, WorkArea.PASSCODE);
    phone.type(R.id.passcode_again, WorkArea.PASSCODE);
    phone.click(R.id.passcode_save);
    phone.until(() -> phone.shows(R.id.account_save));
  }

  private static void receive(Phone phone, Company company) {
    phone.type(R.id.account_address, "aoi@example.co.jp");
    phone.type(R.id.account_name, "Aoi");
    phone.type(R.id.account_imap_host, "localhost");
    phone.type(R.id.account_imap_port, Integer.toString(company.office().imap().port()));
    phone.type(R.id.account_smtp_host, "localhost");
    phone.type(R.id.account_smtp_port, Integer.toString(company.office().smtp().port()));
    phone.type(R.id.account_user, company.office().login().user());
    phone.type(R.id.account_password, company.office().login().password());
    phone.click(R.id.account_save);
    phone.until(() -> phone.shows(R.id.inbox_list));
    phone.idle();
    phone.until(() -> phone.rows() == company.mails());
  }

  private static void copyingIsRefused(Phone phone) {
    phone.open("CANARY-NOTICE");
    phone.click(R.id.message_copy);
    String why = Reason.of(Reason.Code.COPY_BLOCKED, "transfer.copyPaste").text(Locale.ENGLISH);
    phone.until(() -> phone.shows(R.id.notice) && phone.text(R.id.notice).contains(why));
    ClipboardManager system = phone.activity().getSystemService(ClipboardManager.class);
    assertFalse("nothing on the phone's clipboard", system.hasPrimaryClip());
  }

  private static void aMinuteElsewhereLocks(Phone phone) {
    int seconds = Policy.DEFAULT.access().lockOnBackgroundSeconds();
    phone.leaveFor(Duration.ofSeconds(seconds + 1));
    phone.until(() -> phone.shows(R.id.unlock_passcode));
    assertFalse(phone.shows(R.id.message_text));
    unlock(phone);
    phone.until(() -> phone.shows(R.id.message_text));
    phone.back();
  }

  private static void unlock(Phone phone) {
    phone.type(R.id.unlock_passcode, WorkArea.PASSCODE);
    phone.click(R.id.unlock_open);
  }

  private static void theOrganisationLocksAndUnlocks(Phone phone, Company company)
      throws Exception {
    command(phone, company, "lock", "Phone reported lost");
    phone.until(() -> phone.shows(R.id.blocked_check_in));
    assertTrue(phone.text(R.id.reason).contains("Phone reported lost"));
    command(phone, company, "unlock", "Phone found");
    phone.until(() -> phone.shows(R.id.unlock_passcode));
    unlock(phone);
    phone.until(() -> phone.shows(R.id.inbox_list) && phone.rows() == company.mails());
  }

  private static void theOrganisationWipes(Phone phone, Company company) throws Exception {
    command(phone, company, "wipe", "End of employment", "--yes");
    phone.until(() -> phone.shows(R.id.wiped_reason));
    assertTrue(phone.text(R.id.wiped_reason).contains("End of employment"));
    Path work = phone.activity().getNoBackupFilesDir().toPath().resolve("cordon/work");
    assertFalse("ciphertext", Files.exists(work.resolve("data")));
    assertFalse("key slots", Files.exists(work.resolve("header.a")));
    String shown = company.administrator().mam("show", enrolment(phone));
    assertTrue(shown, shown.toUpperCase(Locale.ROOT).contains("WIPED"));
  }

  private static void command(Phone phone, Company company, String command, String... more)
      throws Exception {
    String[] words = new String[more.length + 5];
    words[0] = command;
    words[1] = enrolment(phone);
    words[2] = "--reason";
    System.arraycopy(more, 0, words, 3, more.length);
    words[words.length - 2] = "--wait";
    words[words.length - 1] = "30";
    String unused = company.administrator().mam(words);
  }

  private static String enrolment(Phone phone) {
    return phone.container().organisation().membership().orElseThrow().enrolment();
  }
}
