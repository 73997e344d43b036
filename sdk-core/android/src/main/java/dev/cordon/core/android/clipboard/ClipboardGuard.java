package dev.cordon.core.android.clipboard;

import android.content.ClipData;
import android.content.Context;
import android.view.View;
import dev.cordon.core.android.rule.Notice;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.android.window.RootGuard;
import dev.cordon.core.gate.Decision;
import java.util.function.BooleanSupplier;

/**
 * Judges whatever was copied in a work window, by whatever widget (requirement F2). A clip is
 * judged as a whole by its text; unless copying is free, only that text stays of it, since a link,
 * an intent, a style or a label might say more. On the main thread.
 *
 * <p>The system tells of a change right after it was made, and from API 29 on never an app without
 * the focus, so what a personal app copied is not looked at (A1).
 */
public final class ClipboardGuard implements RootGuard {
  private final Context context;
  private final Rules rules;
  private final BooleanSupplier workHasFocus;
  private final Notice notice;
  private boolean listening;

  /**
   * @param workHasFocus whether what is copied now is copied in a work window
   */
  public ClipboardGuard(Context context, Rules rules, BooleanSupplier workHasFocus, Notice notice) {
    this.context = context;
    this.rules = rules;
    this.workHasFocus = workHasFocus;
    this.notice = notice;
  }

  /** Listens from the first work window on: the start of the app does not pay for it. */
  @Override
  public void seen(View root) {
    if (!listening) {
      listening = true;
      listen(new SystemClipboard(context), new CopyDoor(context, rules));
    }
  }

  private void listen(SystemClipboard system, CopyDoor copies) {
    system.onChange(
        () -> {
          if (workHasFocus.getAsBoolean()) {
            system.unjudged().ifPresent(clip -> judge(clip, system, copies));
          }
        });
  }

  private void judge(ClipData clip, SystemClipboard system, CopyDoor copies) {
    if (rules.isOpen() && rules.copiesAreFree()) {
      copies.keep(clip);
      return;
    }
    system.clear(); // first: what comes after may fail
    Decision decision = copies.copy(SystemClipboard.textOf(clip));
    notice.of(decision);
  }
}
