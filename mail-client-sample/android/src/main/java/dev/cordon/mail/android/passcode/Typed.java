package dev.cordon.mail.android.passcode;

import android.text.Editable;
import android.view.View;
import android.widget.EditText;
import dev.cordon.core.secret.Passcode;

/** Passcodes out of fields, without a string in between: strings cannot be zeroed. */
public final class Typed {
  private Typed() {}

  /** What is in the field; the caller closes it. */
  public static Passcode in(View view, int field) {
    EditText edit = view.findViewById(field);
    Editable text = edit.getText();
    char[] characters = new char[text.length()];
    text.getChars(0, characters.length, characters, 0);
    return Passcode.consuming(characters);
  }

  /** Empties the fields. */
  public static void clear(View view, int... fields) {
    for (int field : fields) {
      EditText edit = view.findViewById(field);
      edit.getText().clear();
    }
  }
}
