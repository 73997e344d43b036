package dev.cordon.mail.android.mail;

import android.view.View;
import android.widget.EditText;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.AfterChange;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.send.Draft;
import dev.cordon.mail.send.OutboxEntry;
import dev.cordon.mail.store.Message;
import dev.cordon.storage.StorageException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writing a mail. What is typed is kept encrypted a second after the last key, so that neither a
 * lock nor the death of the process nor a failure to send loses more than that.
 */
final class ComposeScreen extends Screen {
  private static final long QUIET_MILLIS = 1000;

  private final Letters letters;
  private final long answers;
  private final Notice notice = new Notice();
  private Written kept;
  private boolean ready;
  private boolean busy;
  private boolean unkept; // the last attempt to keep it failed
  private boolean said; // that it could not be kept
  private boolean leaving;
  private int changes; // counts keys, so that only the last one's timer keeps
  private final Object turn = new Object(); // held while a draft is written
  private final AtomicInteger newest = new AtomicInteger(); // of the drafts that were written

  /** A new mail, or an answer to the message with the id {@code answers}. */
  ComposeScreen(Letters letters, long answers) {
    this.letters = letters;
    this.answers = answers;
    this.kept = Written.nothing(answers);
  }

  @Override
  protected int layout() {
    return R.layout.compose;
  }

  @Override
  protected Optional<Place> place() {
    return Optional.of(new Place(Place.Kind.COMPOSE, answers, 0));
  }

  @Override
  protected void show(View view) {
    if (answers != 0) {
      text(view, R.id.title).setText(R.string.compose_reply_title);
    }
    view.findViewById(R.id.back).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.compose_send).setOnClickListener(button -> send());
    view.findViewById(R.id.compose_discard).setOnClickListener(button -> discard());
    if (!ready) {
      String quote = view.getContext().getString(R.string.compose_quote);
      jobs().start(() -> begun(quote), this::fill, trouble -> notice.say(this, trouble));
    }
    draw(view);
  }

  @Override
  protected void restored(View view) {
    for (int id : new int[] {R.id.compose_to, R.id.compose_subject, R.id.compose_text}) {
      EditText field = view.findViewById(id);
      field.addTextChangedListener(new AfterChange(this::changed));
    }
  }

  @Override
  protected void pause(View view) {
    keep(view);
  }

  /** On a worker: the draft of before, else a fresh answer, else nothing. */
  private Begun begun(String quote) throws java.io.IOException {
    Optional<Written> before = letters.draft(answers);
    if (before.isPresent()) {
      return new Begun(before.get(), letters.attempt(before.get()));
    }
    return new Begun(answers == 0 ? kept : answer(quote), Optional.empty());
  }

  private Written answer(String quote) throws java.io.IOException {
    Message message = letters.open(answers);
    Draft draft = Draft.replyTo(message.mail(), Quote.of(quote, message.mail()));
    String to = String.join(", ", draft.to());
    return new Written(answers, 0, to, draft.subject(), draft.text(), draft.references());
  }

  /** What a worker found: the fields, and what became of an attempt to send them. */
  private record Begun(Written draft, Optional<OutboxEntry> attempt) {}

  private void fill(Begun begun) {
    if (ready) {
      return;
    }
    kept = begun.draft();
    view().ifPresent(this::fill);
    begun.attempt().ifPresent(this::explain);
  }

  private void fill(View view) {
    text(view, R.id.compose_to).setText(kept.to());
    text(view, R.id.compose_subject).setText(kept.subject());
    text(view, R.id.compose_text).setText(kept.text());
    ready = true;
    draw(view);
    view.findViewById(answers == 0 ? R.id.compose_to : R.id.compose_text).requestFocus();
  }

  private void changed() {
    int mine = ++changes;
    jobs().later(QUIET_MILLIS, () -> view().filter(v -> mine == changes).ifPresent(this::keep));
  }

  private void keep(View view) {
    keep(view, () -> {});
  }

  /** Keeps what is typed, if that is not done already; then {@code after}. */
  private void keep(View view, Runnable after) {
    if (isToKeep(view)) {
      Written now = read(view);
      kept = now;
      int mine = newest.incrementAndGet();
      jobs()
          .start(
              () -> keep(now, mine),
              written -> {
                leaving = false; // a later one is under way, if this was not written
                if (written) {
                  kept();
                  after.run();
                }
              },
              this::notKept);
    }
  }

  private boolean isToKeep(View view) {
    return ready && !busy && (unkept || !read(view).equals(kept));
  }

  private void kept() {
    unkept = false;
    if (said) {
      said = false;
      notice.clear(this);
    }
  }

  private void notKept(Exception trouble) {
    unkept = true;
    said = true;
    leaving = false;
    notice.say(this, trouble);
  }

  /** Nobody leaves a text behind that could not be kept: that is said, and the text is there. */
  @Override
  protected boolean back() {
    if (leaving || !view().filter(this::isToKeep).isPresent()) {
      return leaving;
    }
    leaving = true;
    keep(view().get(), () -> stage().pop());
    return true;
  }

  private boolean keep(Written draft, int mine) throws java.io.IOException {
    synchronized (turn) {
      boolean last = mine == newest.get();
      if (last) {
        letters.keep(draft);
      }
      return last;
    }
  }

  private Written read(View view) {
    return new Written(
        answers,
        kept.entry(),
        text(view, R.id.compose_to).getText().toString(),
        text(view, R.id.compose_subject).getText().toString(),
        text(view, R.id.compose_text).getText().toString(),
        kept.references());
  }

  private void send() {
    if (busy || !ready || !view().isPresent()) {
      return;
    }
    kept = read(view().get());
    Written draft = kept;
    newest.incrementAndGet();
    busy(true);
    notice.say(this, Notice.Tone.DONE, context -> context.getString(R.string.compose_sending));
    jobs()
        .start(
            () -> {
              synchronized (turn) {
                return letters.send(draft);
              }
            },
            left -> sent(left),
            trouble -> {
              busy(false);
              unkept |= trouble instanceof StorageException;
              notice.say(this, trouble);
              stage().reconsider();
            });
  }

  private void sent(Optional<OutboxEntry> left) {
    busy(false);
    if (left.isPresent()) {
      kept = kept.tried(left.get().id());
      explain(left.get());
    } else {
      leave();
    }
  }

  private void discard() {
    if (!busy && ready) {
      Written draft = kept;
      newest.incrementAndGet();
      busy(true);
      jobs()
          .start(
              () -> {
                synchronized (turn) {
                  letters.discard(draft);
                }
                return true;
              },
              done -> leave(),
              trouble -> {
                busy(false);
                notice.say(this, trouble);
              });
    }
  }

  /** There is nothing to keep any more. */
  private void leave() {
    ready = false;
    if (!stage().pop()) {
      stage().reconsider();
    }
  }

  private void explain(OutboxEntry left) {
    boolean uncertain = left.state() == OutboxEntry.State.UNCERTAIN;
    Optional<Problem> why = left.problem();
    notice.say(
        this,
        uncertain ? Notice.Tone.CAREFUL : Notice.Tone.REFUSED,
        context -> {
          int next = uncertain ? R.string.compose_uncertain : R.string.compose_kept;
          String host = context.getString(R.string.account_outgoing);
          return why.map(each -> each.text(Words.locale(context), host) + "\n\n").orElse("")
              + context.getString(next);
        });
  }

  private void busy(boolean now) {
    busy = now;
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    Working.show(view, busy || !ready, R.id.compose_send, R.id.compose_discard);
    for (int id : new int[] {R.id.compose_to, R.id.compose_subject, R.id.compose_text}) {
      view.findViewById(id).setEnabled(ready && !busy);
    }
    view.findViewById(R.id.compose_send).setAlpha(ready && !busy ? 1f : 0.4f);
    notice.draw(view);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
