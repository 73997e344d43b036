package dev.cordon.server.setup;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;

/** The server did not start; nothing that was there before is changed. */
public final class StartException extends Exception implements Explained {
  private static final Messages MESSAGES = Messages.beside(StartException.class, "start");

  private final Problem problem;
  private final String subject;

  /** What is in the way. */
  public enum Problem {
    /** Another server works on this data directory. */
    DIRECTORY_IN_USE,
    /** The directory holds something else. */
    DIRECTORY_FOREIGN,
    /** It cannot be read or written. */
    DIRECTORY_UNUSABLE,
    /** Its keys or its register cannot be read. */
    DIRECTORY_DAMAGED,
    /** The database cannot be reached or is none. */
    DATABASE_UNUSABLE,
    /** The database holds an organisation whose keys are elsewhere. */
    KEYS_MISSING,
    /** The database holds nothing, and the keys are those of an organisation. */
    REGISTER_EMPTY,
    /** Keys and database are of two organisations. */
    KEYS_OF_ANOTHER,
    /** The register to put a backup into holds an organisation already. */
    REGISTER_NOT_EMPTY,
    /** The file is no backup, or not whole, or of a newer server. */
    BACKUP_REFUSED,
    /** The file to write a backup to exists already or cannot be written. */
    BACKUP_NOT_WRITTEN,
    /** The directory holds no organisation. */
    NOTHING_HERE,
    /** The text names no database. */
    DATABASE_URL_REFUSED,
    /** The file of settings is not there or no such file. */
    CONFIG_UNREADABLE,
    /** It holds what is no setting. */
    CONFIG_KEY_UNKNOWN,
    /** It may hold a password, and everybody may read it. */
    CONFIG_OPEN_TO_ALL,
    /** Key and certificate belong together. */
    TLS_HALF_NAMED,
    /** The operator's key or certificate cannot be read. */
    TLS_UNREADABLE,
    /** They are not of each other. */
    TLS_KEY_OF_ANOTHER,
    /** Before or after its time. */
    TLS_NOT_VALID_NOW,
    /** Devices would refuse it. */
    TLS_NAME_MISSING,
    /** The address for health and figures is in use or not this machine's. */
    OPERATION_UNAVAILABLE,
    /** The address is in use or not this machine's. */
    ADDRESS_UNAVAILABLE,
    /** The public address is not {@code https://host[:port]}. */
    PUBLIC_URL_REFUSED,
    /** Devices cannot be told "every address". */
    PUBLIC_URL_MISSING
  }

  /** An exception about {@code subject}: a path or an address. */
  public StartException(Problem problem, String subject) {
    super(MESSAGES.format(Locale.ENGLISH, problem.name(), subject));
    this.problem = problem;
    this.subject = subject;
  }

  public StartException(Problem problem, String subject, Throwable cause) {
    this(problem, subject);
    initCause(cause);
  }

  /** What is in the way. */
  public Problem problem() {
    return problem;
  }

  @Override
  public String text(Locale locale) {
    return MESSAGES.format(locale, problem.name(), subject);
  }

  @Override
  public String getLocalizedMessage() {
    return text(Locale.getDefault());
  }
}
