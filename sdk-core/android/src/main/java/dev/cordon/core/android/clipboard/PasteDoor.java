package dev.cordon.core.android.clipboard;

import android.content.Context;
import dev.cordon.core.Container;
import dev.cordon.core.android.rule.Notice;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.gate.Action;
import java.util.Optional;

/**
 * What may be pasted into work now: the container's own text, or what lies on the system's
 * clipboard if that is newer and the gate lets it in (requirement F2). On the main thread.
 */
public final class PasteDoor {
  private final Rules rules;
  private final SystemClipboard system;
  private final Notice notice;

  public PasteDoor(Context context, Rules rules, Notice notice) {
    this.rules = rules;
    this.system = new SystemClipboard(context);
    this.notice = notice;
  }

  /** Whether the container holds the newer text. */
  public boolean isInside() {
    return inside().isPresent();
  }

  /** The text to paste; empty if there is none, or if it is refused, which is then said. */
  public Optional<String> text() {
    Optional<String> inside = inside();
    return inside.isPresent() ? inside : outside().filter(this::letsIn);
  }

  /** Whether {@code text} from outside may come into work; says so if not. */
  public boolean letsIn(String text) {
    Action paste = new Action.PasteText(text);
    boolean in = rules.letsIn(paste);
    if (!in) {
      notice.of(rules.judge(paste));
    }
    return in;
  }

  private Optional<String> outside() {
    return system.text().filter(text -> !text.isEmpty()); // below API 28 empty means cleared
  }

  private Optional<String> inside() {
    Optional<Container> open = rules.container().filter(container -> rules.isOpen());
    return open.map(ContainerClipboard::of)
        .flatMap(clipboard -> clipboard.newerThan(system.changedAtMillis()));
  }
}
