package dev.cordon.browser;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that do not keep the app alive. */
final class SessionThreads {
  private SessionThreads() {}

  static ExecutorService make() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "browser session");
          thread.setDaemon(true);
          return thread;
        });
  }
}
