package dev.cordon.browser.engine.net;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for loads, sockets and questions: one row for all, so that an answer finds its own. */
public final class Numbers {
  private final AtomicLong last = new AtomicLong();

  public long next() {
    return last.incrementAndGet();
  }
}
