package dev.cordon.core.android.clipboard;

import android.content.ClipData;
import android.content.ClipDescription;
import android.content.ClipboardManager;
import android.content.Context;
import android.os.Build;
import android.os.PersistableBundle;
import android.text.Html;
import java.util.Optional;
import java.util.UUID;

/**
 * The clipboard that all apps share. What is written here carries a mark, so that the guard knows
 * its own writing again, and the sensitive flag, so that the system shows no preview of it.
 */
final class SystemClipboard {
  private static final String MARK = "dev.cordon.judged";
  private static final String SENSITIVE = "android.content.extra.IS_SENSITIVE"; // named from API 33
  private static final long NEVER = -1;
  private static final String THIS_PROCESS = UUID.randomUUID().toString();

  private final ClipboardManager clipboard;

  SystemClipboard(Context context) {
    this.clipboard = context.getSystemService(ClipboardManager.class);
  }

  void onChange(Runnable listener) {
    clipboard.addPrimaryClipChangedListener(listener::run);
  }

  /** When the present content was put there, in milliseconds of the wall clock. */
  long changedAtMillis() {
    ClipDescription description = clipboard.getPrimaryClipDescription();
    return description == null ? NEVER : description.getTimestamp();
  }

  /** The present content, unless this process put it there after a judgement. */
  Optional<ClipData> unjudged() {
    ClipDescription description = clipboard.getPrimaryClipDescription();
    return description == null || isMarked(description)
        ? Optional.empty()
        : Optional.ofNullable(clipboard.getPrimaryClip());
  }

  /** All text of the present content. */
  Optional<String> text() {
    return Optional.ofNullable(clipboard.getPrimaryClip()).map(SystemClipboard::textOf);
  }

  /** The text of every item, one a line; links, intents and styles count for nothing. */
  static String textOf(ClipData clip) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < clip.getItemCount(); i++) {
      all.append(all.length() == 0 ? "" : "\n").append(textOf(clip.getItemAt(i)));
    }
    return all.toString();
  }

  private static String textOf(ClipData.Item item) {
    if (item.getText() != null) {
      return item.getText().toString();
    }
    String html = item.getHtmlText();
    return html == null ? "" : Html.fromHtml(html, Html.FROM_HTML_MODE_COMPACT).toString();
  }

  void write(String text) {
    keep(ClipData.newPlainText("", text));
  }

  void keep(ClipData clip) {
    PersistableBundle extras = new PersistableBundle();
    PersistableBundle before = clip.getDescription().getExtras();
    if (before != null) {
      extras.putAll(before);
    }
    extras.putString(MARK, THIS_PROCESS);
    extras.putBoolean(SENSITIVE, true);
    clip.getDescription().setExtras(extras);
    clipboard.setPrimaryClip(clip);
  }

  void clear() {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
      ClearClipApi28.clear(clipboard);
    } else {
      write("");
    }
  }

  private static boolean isMarked(ClipDescription description) {
    PersistableBundle extras = description.getExtras();
    return extras != null && THIS_PROCESS.equals(extras.getString(MARK));
  }
}
