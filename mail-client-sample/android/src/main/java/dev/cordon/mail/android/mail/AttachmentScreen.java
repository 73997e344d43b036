package dev.cordon.mail.android.mail;

import android.content.Context;
import android.text.format.Formatter;
import android.view.View;
import android.widget.ImageView;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.mime.Attachment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attachment, shown inside the work area: texts and pictures. */
final class AttachmentScreen extends Screen {
  private final Workplace workplace;
  private final Letters letters;
  private final long message;
  private final int index;
  private final Notice notice = new Notice();
  private @Nullable Viewed viewed;
  private boolean failed;

  AttachmentScreen(Workplace workplace, Letters letters, long message, int index) {
    this.workplace = workplace;
    this.letters = letters;
    this.message = message;
    this.index = index;
  }

  @Override
  protected int layout() {
    return R.layout.attachment;
  }

  @Override
  protected Optional<Place> place() {
    return Optional.of(new Place(Place.Kind.ATTACHMENT, message, index));
  }

  @Override
  protected void begin() {
    jobs()
        .start(
            this::read,
            read -> {
              viewed = read;
              view().ifPresent(this::draw);
            },
            trouble -> {
              failed = true;
              view().ifPresent(this::draw);
              notice.say(this, trouble);
            });
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.back).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.lock).setOnClickListener(button -> workplace.lock());
    draw(view);
  }

  private Viewed read() throws IOException {
    List<Attachment> files = letters.mail().store().message(message).mail().attachments();
    if (index < 0 || index >= files.size()) {
      throw new MailException(Problem.MESSAGE_MISSING, "");
    }
    return new Viewer(letters.mail().store()).view(files.get(index));
  }

  private void draw(View view) {
    Viewed now = viewed;
    Working.show(view, now == null && !failed);
    if (now != null) {
      draw(view, now);
    }
    notice.draw(view);
  }

  private void draw(View view, Viewed now) {
    Context context = view.getContext();
    Attachment file = now.file();
    text(view, R.id.title).setText(file.name());
    text(view, R.id.attachment_about).setText(Formatter.formatShortFileSize(context, file.bytes()));
    if (now instanceof Viewed.Text text) {
      show(view, R.id.attachment_text_card);
      text(view, R.id.attachment_text).setText(text.words());
      if (text.cut()) {
        notice.say(this, Notice.Tone.CAREFUL, c -> c.getString(R.string.attachment_cut));
      }
    } else if (now instanceof Viewed.Picture picture) {
      show(view, R.id.attachment_picture);
      ImageView image = view.findViewById(R.id.attachment_picture);
      image.setImageBitmap(picture.pixels());
      image.setContentDescription(context.getString(R.string.attachment_picture, file.name()));
    } else if (now instanceof Viewed.Damaged) {
      notice.say(this, Notice.Tone.REFUSED, c -> c.getString(R.string.attachment_damaged));
    } else {
      show(view, R.id.attachment_none);
      text(view, R.id.attachment_none_text)
          .setText(
              context.getString(R.string.attachment_unsupported_text, file.name(), file.type()));
    }
  }

  private static void show(View view, int id) {
    view.findViewById(id).setVisibility(View.VISIBLE);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
