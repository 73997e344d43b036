package dev.cordon.server.cli;

/** Exit codes of {@code mam}; stable, for scripts. */
public final class ExitCode {
  public static final int OK = 0;

  /** The server refused, or did not start. */
  public static final int REFUSED = 1;

  /** The command line is not understood. */
  public static final int USAGE = 2;

  /** Nobody is signed in, or the password is wrong. */
  public static final int NOT_SIGNED_IN = 3;

  /** The server cannot be reached, or is not the pinned one. */
  public static final int NO_CONNECTION = 4;

  /** The device did not answer within {@code --wait}. */
  public static final int NO_RECEIPT_YET = 5;

  /** The device answered that it did not obey. */
  public static final int DEVICE_FAILED = 6;

  /** A bug. */
  public static final int BUG = 70;

  private ExitCode() {}
}
