package dev.cordon.core.android;

import android.content.Context;
import dev.cordon.core.Container;
import dev.cordon.core.android.clipboard.CopyDoor;
import dev.cordon.core.android.clipboard.PasteDoor;
import dev.cordon.core.android.rule.Notice;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.gate.Decision;
import java.util.Optional;

/**
 * Copy and paste for an app's own buttons (requirement F2). What text widgets copy and paste is
 * judged without it, by {@link WorkWindows}. Call it on the main thread.
 */
public final class WorkClipboard {
  private final CopyDoor out;
  private final PasteDoor in;

  private WorkClipboard(CopyDoor out, PasteDoor in) {
    this.out = out;
    this.in = in;
  }

  /** The clipboard as it is seen from within {@code work}. */
  public static WorkClipboard of(Context context, Container work) {
    Rules rules = Rules.of(work);
    return new WorkClipboard(
        new CopyDoor(context, rules), new PasteDoor(context, rules, new Notice(context)));
  }

  /**
   * Copies {@code text} to where the policy lets it go. {@code Allowed}: any app can paste it;
   * {@code Changed}: any app can paste what is left of it; {@code KeptInside}: this container
   * alone; {@code Denied}: nowhere. Tell the employee the reason.
   */
  public Decision copy(String text) {
    return out.copy(text);
  }

  /**
   * What was copied last, in this container or elsewhere; empty if nothing was, or if the policy
   * does not let it in, which the employee is told.
   */
  public Optional<String> paste() {
    return in.text();
  }
}
