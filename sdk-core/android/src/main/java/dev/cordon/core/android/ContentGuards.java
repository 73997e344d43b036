package dev.cordon.core.android;

import android.content.Context;
import android.view.View;
import dev.cordon.core.android.clipboard.ClipboardGuard;
import dev.cordon.core.android.clipboard.PasteDoor;
import dev.cordon.core.android.field.FieldGuard;
import dev.cordon.core.android.field.KeyboardGuard;
import dev.cordon.core.android.field.PasteKey;
import dev.cordon.core.android.field.TextFields;
import dev.cordon.core.android.rule.Notice;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.android.window.RootGuard;
import dev.cordon.core.android.window.WatermarkGuard;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The guards of what work windows contain. They are made when the first window appears, so that the
 * start of the app does not pay for them.
 */
final class ContentGuards implements RootGuard {
  private final Context context;
  private final Rules rules;
  private final BooleanSupplier workHasFocus;
  private final Runnable typed;
  private List<RootGuard> guards = List.of();

  ContentGuards(Context context, Rules rules, BooleanSupplier workHasFocus, Runnable typed) {
    this.context = context;
    this.rules = rules;
    this.workHasFocus = workHasFocus;
    this.typed = typed;
  }

  @Override
  public void seen(View root) {
    made().forEach(guard -> guard.seen(root));
  }

  @Override
  public void laidOut(View root) {
    made().forEach(guard -> guard.laidOut(root));
  }

  private List<RootGuard> made() {
    if (guards.isEmpty()) {
      Notice notice = new Notice(context);
      TextFields texts = new TextFields(rules, new PasteDoor(context, rules, notice), typed);
      guards =
          List.of(
              new ClipboardGuard(context, rules, workHasFocus, notice),
              new FieldGuard(rules, texts, new PasteKey(texts)),
              new KeyboardGuard(context, rules, notice),
              new WatermarkGuard(rules));
    }
    return guards;
  }
}
