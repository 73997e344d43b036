package dev.cordon.server.register;

/** A backup was not put back; nothing is changed. */
public final class BackupRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** What is in the way. */
  public enum Problem {
    /** The register holds an organisation already. */
    NOT_EMPTY,
    /** The file is no backup, or not whole. */
    DAMAGED,
    /** A newer server wrote it. */
    TOO_NEW
  }

  BackupRefusedException(Problem problem) {
    super(problem.name());
    this.problem = problem;
  }

  BackupRefusedException(Problem problem, Throwable cause) {
    super(problem.name(), cause);
    this.problem = problem;
  }

  /** What is in the way. */
  public Problem problem() {
    return problem;
  }
}
