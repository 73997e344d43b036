package dev.cordon.mail.android.mail;

import android.view.View;
import dev.cordon.core.android.WorkClipboard;
import dev.cordon.core.gate.Decision;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.mail.store.Message;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One mail, and what may be done with it; the gate is asked before anything leaves (F2-F5). */
final class MessageScreen extends Screen {
  private final Workplace workplace;
  private final Letters letters;
  private final long id;
  private final Notice notice = new Notice();
  private @Nullable Message message;

  MessageScreen(Workplace workplace, Letters letters, long id) {
    this.workplace = workplace;
    this.letters = letters;
    this.id = id;
  }

  @Override
  protected int layout() {
    return R.layout.message;
  }

  @Override
  protected Optional<Place> place() {
    return Optional.of(new Place(Place.Kind.MESSAGE, id, 0));
  }

  @Override
  protected void begin() {
    jobs()
        .start(
            () -> letters.open(id),
            read -> {
              message = read;
              view().ifPresent(this::draw);
            },
            trouble -> notice.say(this, trouble));
  }

  @Override
  protected void show(View view) {
    click(view, R.id.back, () -> stage().back());
    click(view, R.id.lock, workplace::lock);
    click(view, R.id.message_reply, () -> stage().push(new ComposeScreen(letters, id)));
    click(view, R.id.message_copy, this::copy);
    click(view, R.id.message_share, this::share);
    click(view, R.id.message_print, this::print);
    draw(view);
  }

  private static void click(View view, int id, Runnable deed) {
    view.findViewById(id).setOnClickListener(button -> deed.run());
  }

  private void draw(View view) {
    Message shown = message;
    Working.show(view, shown == null);
    if (shown != null) {
      MessageView.draw(view, shown, index -> openAttachment(index));
    } else {
      MessageView.hide(view);
    }
    notice.draw(view);
  }

  private void openAttachment(int index) {
    stage().push(new AttachmentScreen(workplace, letters, id, index));
  }

  private void copy() {
    withMessage(
        shown ->
            activity()
                .ifPresent(
                    activity ->
                        workplace
                            .container()
                            .map(work -> WorkClipboard.of(activity, work))
                            .map(clipboard -> clipboard.copy(shown.mail().text()))
                            .ifPresent(
                                decision ->
                                    decided(decision, () -> say(R.string.message_copied)))));
  }

  private void share() {
    withMessage(
        shown -> {
          String others = words(R.string.share_others);
          Handover handover = new Handover(others);
          ask(
              () -> letters.mail().actions().share(shown.mail().text(), handover),
              () ->
                  activity()
                      .filter(activity -> !handover.start(activity))
                      .ifPresent(activity -> say(R.string.share_nobody)));
        });
  }

  private void print() {
    withMessage(
        shown ->
            ask(
                () -> letters.mail().actions().print(shown.mail()),
                () -> activity().ifPresent(a -> MailPrint.start(a, shown.mail()))));
  }

  /** Asks the gate on a worker; then goes on, or says why not. */
  private void ask(Callable<Decision> question, Runnable allowed) {
    jobs()
        .start(
            question, decision -> decided(decision, allowed), trouble -> notice.say(this, trouble));
  }

  private void decided(Decision decision, Runnable allowed) {
    if (decision instanceof Decision.Denied denied) {
      refuse(denied.why(), Notice.Tone.REFUSED);
    } else if (decision instanceof Decision.KeptInside inside) {
      refuse(inside.why(), Notice.Tone.CAREFUL);
    } else {
      allowed.run();
      if (decision instanceof Decision.Changed changed) {
        refuse(changed.why(), Notice.Tone.CAREFUL);
      }
    }
  }

  private void refuse(Reason why, Notice.Tone tone) {
    notice.say(this, tone, context -> Words.of(context, why));
  }

  private void say(int text) {
    notice.say(this, Notice.Tone.DONE, context -> context.getString(text));
  }

  private String words(int text) {
    return activity().map(activity -> activity.getString(text)).orElse("");
  }

  private void withMessage(java.util.function.Consumer<Message> deed) {
    if (message != null) {
      deed.accept(message);
    }
  }
}
