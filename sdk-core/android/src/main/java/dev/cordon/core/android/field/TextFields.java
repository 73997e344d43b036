package dev.cordon.core.android.field;

import android.os.Build;
import android.text.Editable;
import android.text.Selection;
import android.text.TextWatcher;
import android.view.ActionMode;
import android.view.inputmethod.EditorInfo;
import android.view.textclassifier.TextClassifier;
import android.widget.TextView;
import dev.cordon.core.android.clipboard.PasteDoor;
import dev.cordon.core.android.rule.Rules;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Guards texts that can be edited or selected: keyboards learn nothing from them (requirement F5),
 * no classifier reads them, and their toolbar asks the gate. What an app set itself is kept and
 * called; what it sets later is found at the next layout.
 */
public final class TextFields {
  private final Rules rules;
  private final PasteDoor pastes;
  private final Runnable typed;
  private final Set<TextView> known = Collections.newSetFromMap(new WeakHashMap<>());

  /**
   * @param typed told when a text changes while somebody may be typing it
   */
  public TextFields(Rules rules, PasteDoor pastes, Runnable typed) {
    this.rules = rules;
    this.pastes = pastes;
    this.typed = typed;
  }

  static boolean isEditable(TextView text) {
    return text.onCheckIsTextEditor();
  }

  void guard(TextView text) {
    boolean editable = isEditable(text);
    if (editable || text.isTextSelectable()) {
      toolbars(text);
      if (known.add(text)) {
        text.setTextClassifier(TextClassifier.NO_OP);
      }
    }
    if (editable) {
      field(text);
    }
  }

  private void field(TextView text) {
    int options = text.getImeOptions();
    if ((options & EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING) == 0) {
      text.setImeOptions(options | EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING);
      text.addTextChangedListener(new Typing(text, typed));
    }
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
      ContentApi31.judge(text, pastes);
    }
  }

  private void toolbars(TextView text) {
    ActionMode.Callback selection = text.getCustomSelectionActionModeCallback();
    if (!(selection instanceof TextToolbar)) {
      text.setCustomSelectionActionModeCallback(toolbar(text, selection));
    }
    ActionMode.Callback insertion = text.getCustomInsertionActionModeCallback();
    if (!(insertion instanceof TextToolbar)) {
      text.setCustomInsertionActionModeCallback(toolbar(text, insertion));
    }
  }

  private TextToolbar toolbar(TextView text, ActionMode.Callback ofTheApp) {
    return new TextToolbar(ofTheApp, rules, pastes::isInside, isEditable(text), () -> paste(text));
  }

  /** Puts what may be pasted where the cursor is. */
  void paste(TextView field) {
    pastes.text().ifPresent(text -> insert(field.getEditableText(), text));
  }

  private static void insert(Editable into, String text) {
    int one = Math.max(0, Selection.getSelectionStart(into));
    int other = Math.max(0, Selection.getSelectionEnd(into));
    into.replace(Math.min(one, other), Math.max(one, other), text);
    Selection.setSelection(into, Math.min(one, other) + text.length());
  }

  /** A text that changes while it has the focus is being typed. */
  private record Typing(TextView text, Runnable typed) implements TextWatcher {
    @Override
    public void beforeTextChanged(CharSequence before, int start, int count, int after) {}

    @Override
    public void onTextChanged(CharSequence now, int start, int before, int count) {
      if (text.isFocused()) {
        typed.run();
      }
    }

    @Override
    public void afterTextChanged(Editable now) {}
  }
}
