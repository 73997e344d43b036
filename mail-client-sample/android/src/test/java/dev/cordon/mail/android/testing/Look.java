package dev.cordon.mail.android.testing;

import android.content.res.Resources;
import android.os.Build;
import android.text.Layout;
import android.view.View;
import android.view.ViewGroup;
import android.widget.CompoundButton;
import android.widget.TextView;
import dev.cordon.mail.android.R;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be said of a screen by looking at all of its views. */
public final class Look {
  /** A line of a list tells of a mail; the whole of it is one touch away. */
  private static final Set<Integer> SHORTENED =
      Set.of(R.id.row_from, R.id.row_subject, R.id.row_time);

  private static final int TOUCH_DP = 48;

  private final List<View> views = new ArrayList<>();

  private Look(View window) {
    collect(window);
  }

  /** A look at what {@code phone} shows. */
  public static Look at(Phone phone) {
    return new Look(Camera.layOut(phone.activity()).findViewById(R.id.stage));
  }

  /** Every text that stands still and every tick, with the name of its view. */
  public List<String> said() {
    List<String> said = new ArrayList<>();
    for (View view : views) {
      boolean counting = view.getId() == R.id.unlock_wait;
      if (!counting && view instanceof TextView text) {
        String tick = view instanceof CompoundButton box ? " " + box.isChecked() : "";
        said.add(name(view) + ": " + text.getText() + tick);
      }
    }
    return said;
  }

  /** What can be pressed and has neither text nor label. */
  public List<String> unlabelled() {
    return names(view -> view.isClickable() && !hasWords(view));
  }

  /** What can be pressed and is smaller than a finger. */
  public List<String> tooSmall() {
    float density = Resources.getSystem().getDisplayMetrics().density;
    return names(
        view ->
            view.isClickable()
                && (view.getWidth() < TOUCH_DP * density - 1
                    || view.getHeight() < TOUCH_DP * density - 1));
  }

  /** What can be pressed and is passed over by the keyboard. */
  public List<String> unreachable() {
    return names(view -> view.isClickable() && view.isEnabled() && !view.isFocusable());
  }

  /** Whether somebody who hears the screen finds its title; below API 28 there are no headings. */
  public boolean hasHeading() {
    return Build.VERSION.SDK_INT < 28 || views.stream().anyMatch(View::isAccessibilityHeading);
  }

  /** Texts that are not shown whole. */
  public List<String> clipped() {
    return names(view -> view instanceof TextView text && isClipped(text));
  }

  private static boolean isClipped(TextView text) {
    Layout layout = text.getLayout();
    if (SHORTENED.contains(text.getId()) || layout == null || text.length() == 0) {
      return false;
    }
    int room = text.getHeight() - text.getCompoundPaddingTop() - text.getCompoundPaddingBottom();
    boolean scrolls = text.isFocusableInTouchMode();
    boolean ellipsis = false;
    boolean wide = false;
    for (int line = 0; line < layout.getLineCount(); line++) {
      ellipsis |= layout.getEllipsisCount(line) > 0;
      int across = text.getWidth() - text.getCompoundPaddingLeft() - text.getCompoundPaddingRight();
      wide |= layout.getLineMax(line) > across + 1;
    }
    return ellipsis || (!scrolls && (layout.getHeight() > room + 1 || wide));
  }

  private static boolean hasWords(View view) {
    if (view.getContentDescription() != null) {
      return true;
    }
    if (view instanceof TextView text) {
      boolean field = text.isFocusableInTouchMode();
      return text.length() > 0 || (field && labelled(text));
    }
    return view instanceof ViewGroup group && childHasWords(group);
  }

  /** A field's name is the text that is its label, or its hint. */
  private static boolean labelled(TextView field) {
    return field.getHint() != null || labelOf(field.getRootView(), field.getId());
  }

  private static boolean labelOf(View view, int field) {
    if (view.getLabelFor() == field) {
      return true;
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        if (labelOf(group.getChildAt(i), field)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean childHasWords(ViewGroup group) {
    for (int i = 0; i < group.getChildCount(); i++) {
      if (hasWords(group.getChildAt(i))) {
        return true;
      }
    }
    return false;
  }

  private void collect(View view) {
    if (!view.isShown()) {
      return;
    }
    views.add(view);
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        collect(group.getChildAt(i));
      }
    }
  }

  private interface Question {
    boolean of(View view);
  }

  private List<String> names(Question question) {
    List<String> names = new ArrayList<>();
    views.stream().filter(question::of).forEach(view -> names.add(name(view)));
    return names;
  }

  static String name(View view) {
    boolean own = view.getId() >>> 24 == 0x7f;
    return !own
        ? view.getClass().getSimpleName()
        : view.getResources().getResourceEntryName(view.getId());
  }
}
