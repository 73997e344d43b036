package dev.cordon.storage;

/**
 * An error of a {@link SecureDatabase}.
 *
 * <p>It never has the driver's exception as its cause: those quote statements and search words.
 */
public final class DatabaseException extends StorageException {
  private final String code;

  /**
   * An error of one database.
   *
   * @param database its name inside the container
   * @param code SQLite's result code, as {@code SQLITE_CONSTRAINT_UNIQUE}; empty if there is none
   */
  public DatabaseException(Problem problem, String database, String code) {
    super(problem, database, code.isEmpty() ? "" : " [" + code + "]", null);
    this.code = code;
  }

  /** SQLite's result code, for a developer; empty if there is none. */
  public String code() {
    return code;
  }
}
