package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.channel.ToEngine.DownloadState;
import dev.cordon.browser.download.DownloadProgress;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the engine how far downloads are: each start and end, and between them no more often than
 * anybody can see. Safe for many threads; never waits.
 */
final class DownloadNews {
  private static final long STEP_NANOS = 100_000_000;

  private final Mouth mouth;
  private final Failures texts;
  private final Map<Long, Long> toldNanos = new ConcurrentHashMap<>();

  DownloadNews(Mouth mouth, Failures texts) {
    this.mouth = mouth;
    this.texts = texts;
  }

  void progress(DownloadProgress now) {
    if (now.state().isEnd()) {
      toldNanos.remove(now.id());
      mouth.later(words(now));
    } else if (isDue(now.id())) {
      mouth.later(words(now));
    }
  }

  private boolean isDue(long id) {
    long now = System.nanoTime();
    Long told = toldNanos.get(id);
    boolean due = told == null || now - told >= STEP_NANOS;
    if (due) {
      toldNanos.put(id, now);
    }
    return due;
  }

  private ToEngine words(DownloadProgress now) {
    return new ToEngine.Download(
        now.id(),
        now.what().suggestedName(),
        now.bytes(),
        OptionalLong.empty(),
        state(now.state()),
        now.why().map(why -> why.text(texts.language())).orElse(""));
  }

  private static DownloadState state(DownloadProgress.State state) {
    return switch (state) {
      case RUNNING, RESUMING -> DownloadState.RUNNING;
      case KEPT -> DownloadState.KEPT;
      case STOPPED -> DownloadState.STOPPED;
      case BROKEN_OFF -> DownloadState.BROKEN_OFF;
    };
  }
}
