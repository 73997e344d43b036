package dev.cordon.server.register;

/**
 * The database cannot be reached. What was asked may or may not be stored: the caller must not be
 * told that it is.
 */
public final class RegisterUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegisterUnavailableException(RuntimeException cause) {
    super("the register cannot be reached", cause);
  }
}
