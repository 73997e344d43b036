package dev.cordon.mail.android.testing;

import android.content.Intent;
import android.os.Build;
import android.view.ViewGroup;
import android.widget.CheckBox;
import dev.cordon.mail.android.R;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.policy.Policy;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;

/** An employee's whole way through the app; at each screen somebody may look at it. */
public final class Tour {
  private static final Invitation INVITATION =
      new Invitation(
          URI.create("https://mam.example.co.jp"),
          "F7kQ2-example",
          "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
          "0".repeat(64));

  private final Post post;
  private final BiConsumer<Phone, String> visitor;
  private final Phone phone;

  private Tour(Post post, Phone phone, BiConsumer<Phone, String> visitor) {
    this.post = post;
    this.phone = phone;
    this.visitor = visitor;
  }

  /** Goes the whole way; {@code visitor} is told the name of each screen. */
  public static void go(BiConsumer<Phone, String> visitor) throws Exception {
    String[] mails = {"01", "02", "03", "04", "06", "07", "10", "11", "19", "20"};
    try (Post post = Post.with(mails);
        Phone phone = Phone.start()) {
      Tour tour = new Tour(post, phone, visitor);
      tour.join();
      tour.work();
      tour.end();
    }
  }

  /** An invitation that can be read and that no server knows. */
  public static Invitation invitation() {
    return INVITATION;
  }

  private void look(String name) {
    phone.settle();
    visitor.accept(phone, name);
  }

  private void join() throws Exception {
    look("welcome");
    phone.send(new Intent(Intent.ACTION_VIEW, android.net.Uri.parse("cordon:nothing")));
    look("link-refused");
    phone.click(R.id.note_close);
    phone.type(R.id.welcome_invitation, INVITATION.toText());
    phone.click(R.id.welcome_continue);
    look("consent");
    tick(phone.find(ViewGroup.class, R.id.consent_points), 2);
    scroll(2000);
    look("consent-half");
    phone.click(R.id.consent_decline);
    scroll(1000);
    look("declined");
    WorkArea.join(phone, WorkArea.trusting(Policy.DEFAULT));
    phone.type(R.id.passcode_new, "738291");
    phone.type(R.id.passcode_again, "7382");
    look("passcode");
    phone.type(R.id.passcode_new, "123456");
    phone.type(R.id.passcode_again, "123456");
    phone.click(R.id.passcode_save);
    phone.until(() -> phone.find(R.id.passcode_save).isEnabled());
    look("passcode-refused");
    phone.type(R.id.passcode_new, WorkArea.PASSCODE);
    phone.type(R.id.passcode_again, WorkArea.PASSCODE);
    phone.click(R.id.passcode_save);
    phone.until(() -> phone.shows(R.id.account_save));
    look("account");
  }

  private void work() {
    phone.setUp(post);
    phone.until(() -> phone.shows(R.id.inbox_list));
    phone.idle();
    phone.open("会議");
    phone.back();
    phone.open(3);
    phone.back();
    phone.idle();
    look("inbox");
    phone.click(R.id.inbox_search);
    phone.type(R.id.inbox_search_words, "見積");
    phone.until(() -> phone.rows() < 5);
    look("search");
    phone.type(R.id.inbox_search_words, "zzzz");
    phone.until(() -> phone.shows(R.id.inbox_empty));
    look("search-nothing");
    phone.click(R.id.inbox_search_close);
    phone.idle();
    phone.open("会議");
    look("message");
    phone.click(R.id.message_copy);
    phone.until(() -> phone.shows(R.id.notice));
    scroll(3000);
    look("message-copy-refused");
    write();
    attachments();
    about();
  }

  private void write() {
    phone.click(R.id.message_reply);
    phone.until(() -> phone.find(R.id.compose_send).isEnabled());
    look("reply");
    phone.type(R.id.compose_to, "rei@");
    phone.click(R.id.compose_send);
    phone.until(() -> phone.find(R.id.compose_send).isEnabled());
    look("reply-refused");
    phone.back();
    phone.back();
    phone.until(() -> phone.shows(R.id.inbox_unsent));
    look("inbox-unsent");
  }

  private void attachments() {
    attachment("売上", R.id.attachment_text_card, "attachment-text");
    attachment("ロゴ", R.id.attachment_picture, "attachment-picture");
    attachment("見積", R.id.attachment_none, "attachment-unsupported");
  }

  private void attachment(String subject, int shown, String name) {
    phone.open(subject);
    ViewGroup files = phone.find(ViewGroup.class, R.id.message_attachments);
    files.getChildAt(0).performClick();
    phone.until(() -> phone.shows(shown));
    look(name);
    phone.back();
    phone.back();
    phone.idle();
  }

  private void about() {
    phone.click(R.id.about);
    look("about");
    scroll(5000);
    look("about-end");
    phone.click(R.id.about_delete);
    look("delete");
    phone.back();
    phone.click(R.id.about_passcode);
    phone.type(R.id.change_current, "111222");
    phone.type(R.id.passcode_new, "840273");
    phone.type(R.id.passcode_again, "840274");
    phone.click(R.id.change_save);
    look("passcode-change");
    phone.back();
    phone.back();
    phone.idle();
  }

  private void end() throws Exception {
    phone.click(R.id.lock);
    phone.until(() -> phone.shows(R.id.unlock_passcode));
    if (Build.VERSION.SDK_INT >= 28) {
      phone.until(() -> phone.shows(R.id.unlock_enable)); // once the device was asked
    }
    look("unlock");
    for (int wrong = 0; wrong < 5; wrong++) {
      phone.wait(Duration.ofHours(1));
      phone.type(R.id.unlock_passcode, "111222");
      phone.click(R.id.unlock_open);
      phone.until(() -> phone.shows(R.id.notice));
    }
    look("unlock-wrong");
    WorkArea.command(phone, Command.Kind.LOCK, "Phone reported lost");
    phone.until(() -> phone.shows(R.id.blocked_check_in));
    look("blocked");
    WorkArea.command(phone, Command.Kind.WIPE, "End of employment");
    phone.until(() -> phone.shows(R.id.wiped_again));
    look("wiped");
    scroll(3000);
    look("wiped-end");
  }

  private void scroll(int pixels) {
    phone.settle();
    Camera.layOut(phone.activity());
    phone.find(R.id.scroll).scrollTo(0, pixels);
    phone.settle();
  }

  private static void tick(ViewGroup points, int count) {
    for (int i = 0; i < count; i++) {
      CheckBox box = points.getChildAt(i).findViewById(R.id.point_agree);
      box.performClick();
    }
  }
}
