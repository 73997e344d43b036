package dev.cordon.browser.download;

import dev.cordon.core.Registration;
import java.util.List;
import java.util.function.Consumer;

/** The downloads of one session, running and ended. Safe for many threads. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first
public final class Downloads {
  /** All of them, the oldest first. */
  public List<DownloadProgress> all() {
    return List.of();
  }

  /**
   * Has {@code listener} told of each start, at most every 64 KiB, and of each end; on the thread
   * that carries the download, so it must return soon.
   */
  public Registration onProgress(Consumer<DownloadProgress> listener) {
    throw new UnsupportedOperationException(listener.toString());
  }

  /** Stops a download; what arrived of it is discarded. Nothing happens if it has ended. */
  public void stop(long id) {
    throw new UnsupportedOperationException("" + id);
  }
}
