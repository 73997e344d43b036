package dev.cordon.mail.android.enter;

import android.view.View;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Screen;

/** Why a link that was opened led nowhere, above whatever was shown. */
public final class NoteScreen extends Screen {
  private final int words;

  /** A screen that says the string resource {@code words}. */
  public NoteScreen(int words) {
    this.words = words;
  }

  @Override
  protected int layout() {
    return R.layout.note;
  }

  @Override
  protected void show(View view) {
    TextView text = view.findViewById(R.id.note_text);
    text.setText(words);
    view.findViewById(R.id.note_close).setOnClickListener(button -> stage().pop());
  }
}
