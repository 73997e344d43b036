package dev.cordon.browser.channel;

import java.io.IOException;

/**
 * The other side said what may not be said, or is gone. After one from a reader the channel is of
 * no more use; one from a writer with {@link Problem#OUT_OF_BOUNDS} or {@link Problem#TOO_LARGE}
 * means that nothing was written and the channel goes on. Never carries content.
 */
public final class ChannelException extends IOException {
  private final Problem problem;

  /** The closed set of problems. */
  public enum Problem {
    /** The pipe failed, mostly because the other process ended. */
    BROKEN,
    /** The pipe ended within a frame. */
    CUT_OFF,
    /** A frame is empty, or longer than its kind may be. */
    TOO_LARGE,
    /** There is no such kind in this direction. */
    UNKNOWN_KIND,
    /** The payload is not what the kind demands: grammar, names, types. */
    MALFORMED,
    /** A string, list or number beyond {@link Bounds}. */
    OUT_OF_BOUNDS
  }

  ChannelException(Problem problem, String what) {
    super(problem + ": " + what);
    this.problem = problem;
  }

  ChannelException(Problem problem, String what, Throwable cause) {
    super(problem + ": " + what, cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
