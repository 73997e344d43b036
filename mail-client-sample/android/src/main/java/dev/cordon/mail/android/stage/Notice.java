package dev.cordon.mail.android.stage;

import android.content.Context;
import android.view.View;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import org.jspecify.annotations.Nullable;

/**
 * The panel of a screen that says what went wrong or right. It belongs to the screen, so it is
 * still there after a rotation, in the language of then.
 */
public final class Notice {
  /** Its colour. */
  public enum Tone {
    REFUSED(R.drawable.notice_danger),
    CAREFUL(R.drawable.notice_caution),
    DONE(R.drawable.notice_good);

    private final int background;

    Tone(int background) {
      this.background = background;
    }
  }

  /** A text that can be said in whatever language the screen has. */
  public interface Text {
    /** The text. */
    String in(Context context);
  }

  private Tone tone = Tone.REFUSED;
  private @Nullable Text text;

  /** Says {@code text} from now on, on {@code screen} as soon as it is seen. */
  public void say(Screen screen, Tone tone, Text text) {
    this.tone = tone;
    this.text = text;
    screen.view().ifPresent(this::draw);
    screen.view().ifPresent(this::bringIntoView);
  }

  /** Says {@code trouble}. */
  public void say(Screen screen, Exception trouble) {
    say(screen, Tone.REFUSED, context -> Words.of(context, trouble));
  }

  /** Says nothing. */
  public void clear(Screen screen) {
    text = null;
    screen.view().ifPresent(this::draw);
  }

  /** Draws it into fresh views. */
  public void draw(View view) {
    TextView panel = view.findViewById(R.id.notice);
    panel.setVisibility(text == null ? View.GONE : View.VISIBLE);
    panel.setBackgroundResource(tone.background);
    panel.setText(text == null ? "" : text.in(view.getContext()));
  }

  private void bringIntoView(View view) {
    View panel = view.findViewById(R.id.notice);
    panel.post(
        () ->
            panel.requestRectangleOnScreen(
                new android.graphics.Rect(0, 0, panel.getWidth(), panel.getHeight())));
  }
}
