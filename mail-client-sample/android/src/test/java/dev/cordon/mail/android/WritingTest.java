package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.Post;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.WorkArea;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/** Nothing that is written is lost, and nothing is sent twice. */
@Tag("C1")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
public final class WritingTest {
  @Test
  public void anAnswerArrivesAndLeavesNoDraft() throws Exception {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      phone.open(0);
      phone.click(R.id.message_reply);
      phone.until(() -> phone.find(R.id.compose_send).isEnabled());
      phone.type(R.id.compose_to, "Rei <" + Post.COLLEAGUE + ">");
      phone.type(R.id.compose_text, "承知しました。");
      phone.click(R.id.compose_send);
      phone.until(() -> phone.shows(R.id.message_subject));
      phone.back();
      phone.idle();
      assertEquals(1, post.received().size());
      assertFalse(phone.shows(R.id.inbox_unsent));
    }
  }

  @Test
  public void aMailThatCannotBeSentIsKeptAndSentOnceLater() throws Exception {
    Post post = Post.with("01");
    try (Phone phone = WorkArea.working(post)) {
      int port = post.smtpPort();
      post.stopSending();
      phone.click(R.id.inbox_compose);
      phone.until(() -> phone.find(R.id.compose_send).isEnabled());
      write(phone);
      phone.click(R.id.compose_send);
      phone.until(() -> phone.text(R.id.notice).contains(kept(phone)));
      phone.back();
      phone.until(() -> phone.shows(R.id.inbox_unsent));
      post.sendAgain(port);
      phone.click(R.id.inbox_unsent);
      phone.until(() -> phone.find(R.id.compose_send).isEnabled());
      assertEquals("Plan", phone.text(R.id.compose_subject));
      assertEquals("Tomorrow at ten.", phone.text(R.id.compose_text));
      phone.click(R.id.compose_send);
      phone.until(() -> phone.shows(R.id.inbox_list));
      assertEquals(1, post.received().size());
    } finally {
      post.close();
    }
  }

  @Test
  public void whatWasTypedBeforeALockIsThereAfterIt() {
    try (Post post = Post.with("01");
        Phone phone = WorkArea.working(post)) {
      phone.click(R.id.inbox_compose);
      phone.until(() -> phone.find(R.id.compose_send).isEnabled());
      write(phone);
      phone.wait(java.time.Duration.ofSeconds(2));
      phone.until(() -> drafts(phone) == 1);
      phone.container().lock();
      phone.until(() -> phone.shows(R.id.unlock_passcode));
      phone.type(R.id.unlock_passcode, WorkArea.PASSCODE);
      phone.click(R.id.unlock_open);
      phone.until(() -> phone.shows(R.id.compose_send));
      phone.until(() -> phone.text(R.id.compose_text).equals("Tomorrow at ten."));
      assertTrue(phone.find(R.id.compose_send).isEnabled());
    }
  }

  private static long drafts(Phone phone) {
    try {
      return phone.workplace().mail().files().exists("drafts") ? 1 : 0;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void write(Phone phone) {
    phone.type(R.id.compose_to, Post.COLLEAGUE);
    phone.type(R.id.compose_subject, "Plan");
    phone.type(R.id.compose_text, "Tomorrow at ten.");
  }

  private static String kept(Phone phone) {
    return phone.activity().getString(R.string.compose_kept);
  }
}
