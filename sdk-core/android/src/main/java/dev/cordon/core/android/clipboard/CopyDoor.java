package dev.cordon.core.android.clipboard;

import android.content.ClipData;
import android.content.Context;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;

/** Brings copied text to where the gate lets it go (requirement F2). On the main thread. */
public final class CopyDoor {
  private final Rules rules;
  private final SystemClipboard system;

  public CopyDoor(Context context, Rules rules) {
    this.rules = rules;
    this.system = new SystemClipboard(context);
  }

  /** Copies {@code text} as far as the gate lets it go. */
  public Decision copy(String text) {
    Decision decision = rules.judge(new Action.CopyText(text));
    obey(decision, text);
    return decision;
  }

  /** Lets {@code clip} stay with all that it says, where copying is free. */
  void keep(ClipData clip) {
    system.keep(clip);
    forgetOlder();
  }

  private void obey(Decision decision, String text) {
    if (decision instanceof Decision.Allowed) {
      out(text);
    } else if (decision instanceof Decision.Changed changed) {
      out(changed.text());
    } else if (decision instanceof Decision.KeptInside) {
      rules.container().map(ContainerClipboard::of).ifPresent(inside -> inside.keep(text));
    }
  }

  private void out(String text) {
    system.write(text);
    forgetOlder();
  }

  private void forgetOlder() {
    rules.container().map(ContainerClipboard::of).ifPresent(ContainerClipboard::clear);
  }
}
