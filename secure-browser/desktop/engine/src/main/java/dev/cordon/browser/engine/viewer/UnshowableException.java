package dev.cordon.browser.engine.viewer;

import java.io.IOException;

/** A document that is not shown. */
public final class UnshowableException extends IOException {
  /** Why. */
  public enum Problem {
    TOO_LARGE,
    IMAGE_TOO_LARGE,
    ENCRYPTED,
    BROKEN,
    UNKNOWN
  }

  private final Problem problem;

  public UnshowableException(Problem problem) {
    super(problem.name());
    this.problem = problem;
  }

  public UnshowableException(Problem problem, Throwable cause) {
    super(problem.name(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
