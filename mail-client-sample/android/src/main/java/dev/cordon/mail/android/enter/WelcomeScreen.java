package dev.cordon.mail.android.enter;

import android.content.ClipData;
import android.content.ClipboardManager;
import android.view.View;
import android.widget.EditText;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;

/** The first screen: what this is, and the invitation. */
public final class WelcomeScreen extends Screen {
  /** More is no invitation, and no field should have to draw it. */
  private static final int MOST_CHARS = 4096;

  private final Workplace workplace;
  private final Notice notice = new Notice();
  private String link = "";

  /** A screen that leads to the consent form. */
  public WelcomeScreen(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  protected int layout() {
    return R.layout.welcome;
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.welcome_continue).setOnClickListener(button -> read(view));
    view.findViewById(R.id.welcome_paste).setOnClickListener(button -> paste(view));
    notice.draw(view);
  }

  /** Goes on with an invitation that came as a link. */
  public void use(Invitation invitation) {
    link = invitation.toText();
    stage().push(new ConsentScreen(workplace, invitation, this));
  }

  @Override
  protected void restored(View view) {
    if (field(view).length() == 0) {
      field(view).setText(link);
    }
    link = "";
  }

  /** The employee came back from the consent form without agreeing. */
  void declined() {
    notice.say(this, Notice.Tone.CAREFUL, context -> context.getString(R.string.consent_declined));
  }

  private void read(View view) {
    String text = field(view).getText().toString();
    if (text.trim().isEmpty()) {
      notice.say(this, Notice.Tone.CAREFUL, context -> context.getString(R.string.welcome_empty));
      return;
    }
    try {
      Invitation invitation = Invitation.parse(text);
      notice.clear(this);
      stage().push(new ConsentScreen(workplace, invitation, this));
    } catch (DocumentRefusedException e) {
      notice.say(this, e);
    }
  }

  private void paste(View view) {
    ClipboardManager clipboard = view.getContext().getSystemService(ClipboardManager.class);
    ClipData clip = clipboard.getPrimaryClip();
    if (clip != null && clip.getItemCount() > 0) {
      CharSequence text = textOf(clip.getItemAt(0));
      field(view).setText(text.subSequence(0, Math.min(text.length(), MOST_CHARS)));
    }
  }

  /** Texts and links only: nothing is loaded from another app for this. */
  private static CharSequence textOf(ClipData.Item item) {
    CharSequence text = item.getText();
    return text != null || item.getUri() == null ? orEmpty(text) : item.getUri().toString();
  }

  private static CharSequence orEmpty(@org.jspecify.annotations.Nullable CharSequence text) {
    return text == null ? "" : text;
  }

  private static EditText field(View view) {
    return view.findViewById(R.id.welcome_invitation);
  }
}
