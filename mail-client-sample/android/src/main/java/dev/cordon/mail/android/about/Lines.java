package dev.cordon.mail.android.about;

import android.content.Context;
import android.content.res.ColorStateList;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.ImageView;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;

/** The lists of the page about the work area. */
final class Lines {
  private Lines() {}

  static void policy(ViewGroup list, Container container) {
    list.removeAllViews();
    for (String words : PolicyWords.of(list.getContext(), container.policy())) {
      add(list, words, R.drawable.ic_check, R.color.accent);
    }
  }

  static void protections(ViewGroup list, Posture posture) {
    list.removeAllViews();
    Context context = list.getContext();
    for (Protection protection : Protection.values()) {
      ProtectionLevel level = posture.level(protection);
      String words =
          context.getString(
              R.string.protection_line,
              context.getString(name(protection)),
              context.getString(words(level)));
      boolean there = level != ProtectionLevel.UNAVAILABLE;
      int icon = there ? R.drawable.ic_check : R.drawable.ic_alert;
      add(list, words, icon, there ? R.color.good : R.color.caution);
    }
  }

  static void points(ViewGroup list) {
    list.removeAllViews();
    LayoutInflater inflater = LayoutInflater.from(list.getContext());
    for (ConsentPoint point : ConsentForm.current().points()) {
      View card = inflater.inflate(R.layout.point, list, false);
      TextView title = card.findViewById(R.id.point_title);
      TextView text = card.findViewById(R.id.point_text);
      title.setText(point.title(Words.locale(list.getContext())));
      text.setText(point.text(Words.locale(list.getContext())));
      list.addView(card);
    }
  }

  static void add(ViewGroup list, String words, int icon, int colour) {
    View row = LayoutInflater.from(list.getContext()).inflate(R.layout.line, list, false);
    TextView text = row.findViewById(R.id.line_text);
    text.setText(words);
    ImageView mark = row.findViewById(R.id.line_mark);
    mark.setImageResource(icon);
    mark.setImageTintList(ColorStateList.valueOf(list.getContext().getColor(colour)));
    list.addView(row);
  }

  private static int name(Protection protection) {
    return switch (protection) {
      case SCREEN_CAPTURE -> R.string.protection_screen_capture;
      case CLIPBOARD -> R.string.protection_clipboard;
      case PRINT -> R.string.protection_print;
      case SCREEN_LOCK -> R.string.protection_screen_lock;
    };
  }

  private static int words(ProtectionLevel level) {
    return switch (level) {
      case ENFORCED -> R.string.level_enforced;
      case BEST_EFFORT -> R.string.level_best_effort;
      case UNAVAILABLE -> R.string.level_unavailable;
    };
  }
}
