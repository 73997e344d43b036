package dev.cordon.core.android.field;

import android.view.KeyEvent;
import android.view.View;
import android.widget.TextView;

/** Ctrl+V on a hardware keyboard. It comes here before the field itself takes it as a shortcut. */
public final class PasteKey {
  private final TextFields texts;

  public PasteKey(TextFields texts) {
    this.texts = texts;
  }

  /** Pastes into the field of {@code root} that has the focus; whether there is one. */
  boolean pressed(View root, KeyEvent event) {
    boolean paste =
        event.getKeyCode() == KeyEvent.KEYCODE_V && event.hasModifiers(KeyEvent.META_CTRL_ON);
    if (!paste || !(root.findFocus() instanceof TextView field) || !TextFields.isEditable(field)) {
      return false;
    }
    if (event.getAction() == KeyEvent.ACTION_DOWN) {
      texts.paste(field);
    }
    return true;
  }
}
