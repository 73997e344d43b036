package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.Loaded;
import dev.cordon.browser.channel.FromEngine.Ask;
import dev.cordon.browser.channel.ToEngine.Judged;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.core.error.ContainerException;

/** Saves pages as files of the work area: downloads like any other, judged and shown as those. */
final class Saving {
  private final BrowserSession session;
  private final Failures texts;

  Saving(BrowserSession session, Failures texts) {
    this.session = session;
    this.texts = texts;
  }

  /** Begins it; what becomes of it, the list of downloads shows. */
  Judged save(Ask ask) {
    try {
      Loaded loaded = session.save(ask.tab(), ask.text());
      if (loaded instanceof Loaded.Started) {
        return new Judged(ask.id(), true, "", "");
      }
      return loaded instanceof Loaded.Refused refused
          ? refused(ask, texts.refused(refused.why()).text())
          : refused(ask, texts.text("NOT_SAVED"));
    } catch (ContainerException | BrowserException e) {
      return refused(ask, texts.brokenOff(e).text());
    }
  }

  private static Judged refused(Ask ask, String why) {
    return new Judged(ask.id(), false, "", why);
  }
}
