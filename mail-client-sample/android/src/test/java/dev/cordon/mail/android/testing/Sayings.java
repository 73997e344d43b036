package dev.cordon.mail.android.testing;

import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything that a screen says, to eyes and to ears, by the views that say it. */
public final class Sayings {
  /** Counted down while it is looked at, or counted from the ticks of one language. */
  private static final Set<Integer> COUNTING = Set.of(R.id.unlock_wait, R.id.consent_left);

  private final Map<String, List<String>> words = new TreeMap<>();
  private final Map<String, List<String>> typed = new TreeMap<>();

  private Sayings(View window) {
    collect(window);
  }

  /** What {@code phone} says now. */
  public static Sayings at(Phone phone) {
    return new Sayings(Camera.layOut(phone.activity()).findViewById(R.id.stage));
  }

  /** What was typed and can be seen, by field. */
  public Map<String, List<String>> typed() {
    return typed;
  }

  /** What {@code english} does not say as this does in Japanese. */
  public List<String> untranslated(Sayings english, Dictionary dictionary) {
    List<String> wrong = new ArrayList<>();
    if (!words.keySet().equals(english.words.keySet())) {
      wrong.add(words.keySet() + " became " + english.words.keySet());
    }
    words.forEach(
        (view, texts) -> {
          List<String> theirs = english.words.getOrDefault(view, List.of());
          // A list shows as many lines as there is room for.
          for (int i = 0; i < Math.min(texts.size(), theirs.size()); i++) {
            if (!dictionary.same(texts.get(i), theirs.get(i))) {
              wrong.add(view + ": " + texts.get(i) + " became " + theirs.get(i));
            }
          }
          if (texts.size() != theirs.size() && !view.startsWith("row_")) {
            wrong.add(view + ": " + texts + " became " + theirs);
          }
        });
    return wrong;
  }

  private void collect(View view) {
    if (!view.isShown()) {
      return;
    }
    hear(view);
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        collect(group.getChildAt(i));
      }
    }
  }

  private void hear(View view) {
    if (COUNTING.contains(view.getId())) {
      return;
    }
    note(words, Look.name(view) + " to the ear", view.getContentDescription());
    if (view instanceof EditText field) {
      note(words, Look.name(view) + " when empty", field.getHint());
      note(typed, Look.name(view), field.getText());
    } else if (view instanceof TextView text) {
      note(words, Look.name(view), text.getText());
    }
  }

  private static void note(Map<String, List<String>> into, String name, CharSequence said) {
    if (said != null && said.length() > 0) {
      into.computeIfAbsent(name, unused -> new ArrayList<>()).add(said.toString());
    }
  }
}
