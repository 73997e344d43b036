package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine.Ask;
import dev.cordon.browser.channel.ToEngine.Judged;
import dev.cordon.browser.sites.SiteRules;
import dev.cordon.core.Container;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Puts the engine's wishes to the gate, and does what was allowed: the engine itself reaches
 * neither clipboard nor file nor other apps.
 */
final class GateDesk {
  private final Container work;
  private final BrowserApp app;
  private final WorkClipboard clipboard;
  private final Failures texts;

  GateDesk(Container work, BrowserApp app, WorkClipboard clipboard, Failures texts) {
    this.work = work;
    this.app = app;
    this.clipboard = clipboard;
    this.texts = texts;
  }

  Judged judge(Ask ask) {
    return switch (ask.wish()) {
      case COPY -> copy(ask);
      case PASTE -> paste(ask);
      case PRINT -> plain(ask, new Action.Print());
      case SAVE -> throw new IllegalArgumentException("a file of the session: see Saving");
      // It stays in the window, where the page itself is.
      case VIEW_SOURCE -> new Judged(ask.id(), true, "", "");
      case DRAG_OUT -> dragOut(ask);
      case DROP_IN -> comeIn(ask, ask.text());
      case OPEN_OUTSIDE -> openOutside(ask);
    };
  }

  private Judged copy(Ask ask) {
    Decision decision = judge(new Action.CopyText(ask.text()));
    if (decision instanceof Decision.Allowed) {
      clipboard.putOutside(ask.text());
      return new Judged(ask.id(), true, "", "");
    } else if (decision instanceof Decision.Changed changed) {
      clipboard.putOutside(changed.text());
      return new Judged(ask.id(), true, "", text(changed.why()));
    } else if (decision instanceof Decision.KeptInside kept) {
      clipboard.keepInside(ask.text());
      return new Judged(ask.id(), true, "", texts.text("KEPT_INSIDE", text(kept.why())));
    }
    return denied(ask, decision);
  }

  private Judged paste(Ask ask) {
    Optional<String> workText = clipboard.workText();
    if (workText.isPresent()) {
      return new Judged(ask.id(), true, workText.get(), "");
    }
    Optional<String> outside = clipboard.outsideText().filter(GateDesk::fits);
    return outside.isPresent()
        ? comeIn(ask, outside.get())
        : new Judged(ask.id(), false, "", texts.text("NOTHING_TO_PASTE"));
  }

  private static boolean fits(String text) {
    return !text.isEmpty() && text.length() <= Bounds.TEXT_CHARS;
  }

  private Judged comeIn(Ask ask, String text) {
    Decision decision = judge(new Action.PasteText(text));
    if (decision instanceof Decision.Allowed) {
      return new Judged(ask.id(), true, text, "");
    } else if (decision instanceof Decision.Changed changed) {
      return new Judged(ask.id(), true, changed.text(), text(changed.why()));
    }
    return denied(ask, decision);
  }

  /** Whoever catches it may be any program: judged as a copy, and never kept inside. */
  private Judged dragOut(Ask ask) {
    Decision decision = judge(new Action.CopyText(ask.text()));
    if (decision instanceof Decision.Allowed) {
      return new Judged(ask.id(), true, ask.text(), "");
    } else if (decision instanceof Decision.Changed changed) {
      return new Judged(ask.id(), true, changed.text(), text(changed.why()));
    }
    return denied(ask, decision);
  }

  private Judged openOutside(Ask ask) {
    if (HttpUrl.parse(ask.text()) == null) {
      return new Judged(ask.id(), false, "", texts.text("NOT_AN_ADDRESS"));
    }
    SiteRules rules = SiteRules.of(work.policy().browser().sites(), app.categories());
    Judged judged =
        rules.judge(ask.text()) == Verdict.OUTSIDE
            ? new Judged(ask.id(), true, "", "")
            : plain(ask, new Action.Share("browser", false));
    if (judged.allowed()) {
      app.openOutside(ask.text());
    }
    return judged;
  }

  private Judged plain(Ask ask, Action action) {
    Decision decision = judge(action);
    return decision instanceof Decision.Allowed
        ? new Judged(ask.id(), true, "", "")
        : denied(ask, decision);
  }

  private Decision judge(Action action) {
    return work.gate().judge(action);
  }

  private Judged denied(Ask ask, Decision decision) {
    String why =
        decision instanceof Decision.Denied denied
            ? text(denied.why())
            : decision instanceof Decision.KeptInside kept ? text(kept.why()) : "";
    return new Judged(ask.id(), false, "", why);
  }

  private String text(Reason why) {
    return why.text(texts.language());
  }
}
