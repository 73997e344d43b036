package dev.cordon.browser.download;

import dev.cordon.policy.protocol.text.Explained;
import java.util.Optional;

/**
 * How far a download is.
 *
 * @param bytes how many arrived
 * @param why for {@link State#BROKEN_OFF}: what it was and what to do
 */
public record DownloadProgress(
    long id, Download what, long bytes, State state, Optional<Explained> why) {
  /** The last one is an end. */
  public enum State {
    RUNNING,
    /** The connection broke; it is being taken up where it was. */
    RESUMING,
    /** The whole file is in the app's target. */
    KEPT,
    /** The employee stopped it; nothing of it was kept. */
    STOPPED,
    /** It could not be finished; nothing of it was kept. */
    BROKEN_OFF;

    /** Whether nothing more will come. */
    public boolean isEnd() {
      return this == KEPT || this == STOPPED || this == BROKEN_OFF;
    }
  }
}
