package dev.cordon.storage;

import dev.cordon.core.Domain;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The root of storage's errors: what was refused, why, and what to do next.
 *
 * <p>The texts may name an entry or database of the container, for the employee's eyes; {@link
 * #getMessage} does not, because messages end up in logs. Neither ever carries content or keys.
 */
public class StorageException extends IOException implements Explained {
  /** What went wrong, one value for each reaction a program can have. */
  public enum Problem {
    /** No such entry. */
    NOT_FOUND,
    /** What is on disk is not what was written: flipped, truncated, extended, swapped, renamed. */
    DAMAGED,
    /** What is on disk is authentic, but older than what is remembered of it. */
    ROLLED_BACK,
    /** Its time is over; it is unreadable for good and about to be deleted. */
    EXPIRED,
    /** The name is empty, too long, or holds a character that no name may hold. */
    NAME_INVALID,
    /** No room on the medium; what was there before is intact. */
    DISK_FULL,
    /** The medium refused to read or write. */
    MEDIUM_FAILED,
    /** This stream or database was closed by the program itself. */
    CLOSED,
    /** The container is locked; unlock it and open again. */
    LOCKED,
    /** Wrong key, or the database file is not what was written, or gone. Nothing was changed. */
    DATABASE_DAMAGED,
    /** The app carries no database engine for this device's processor. */
    ENGINE_MISSING,
    /** Another part of the app has the database's one connection and does not give it back. */
    DATABASE_BUSY,
    /** The database was made by a newer version of the app, with steps that this one lacks. */
    DATABASE_TOO_NEW,
    /** A rule of the schema (unique, foreign key, check, not null) refused the row. */
    CONSTRAINT,
    /** The statement or its arguments are wrong: a bug in the program. */
    STATEMENT_REFUSED,
    /** A setting lies there as another type, stored by another version of the app. */
    SETTING_MISTYPED,
    /** The policy lets no work data into a backup. */
    BACKUP_BLOCKED,
    /** The backup is not what was written, or not one. Nothing of it shows. */
    BACKUP_DAMAGED,
    /** The stream of a backup ended early; go on from where it stands. */
    BACKUP_CUT_OFF,
    /** The key does not open this backup. */
    BACKUP_KEY,
    /** The domain that a backup is for has something already; nothing is overwritten. */
    BACKUP_TARGET_IN_USE,
    /** A domain has a database that the backup would leave out. */
    BACKUP_INCOMPLETE,
    /** A file or database changes again and again while it is read. */
    BACKUP_UNSTABLE,
    /** Another backup is under way in this container. */
    BACKUP_UNDER_WAY
  }

  private static final Messages MESSAGES = Messages.beside(StorageException.class, "storage");

  private final Problem problem;
  private final String subject;

  /**
   * An error about one entry or database.
   *
   * @param subject its name inside the container, never a path; empty if there is none
   */
  public StorageException(Problem problem, String subject) {
    this(problem, subject, "", null);
  }

  /** As above, with what lay below; {@code cause} must not carry content or keys. */
  public StorageException(Problem problem, String subject, Throwable cause) {
    this(problem, subject, "", cause);
  }

  StorageException(Problem problem, String subject, String detail, @Nullable Throwable cause) {
    // The message ends up in logs, so it is the text without the entry's name.
    super(MESSAGES.format(Locale.ENGLISH, problem.name(), "…") + detail, cause);
    this.problem = problem;
    this.subject = subject;
  }

  /** What went wrong. */
  public final Problem problem() {
    return problem;
  }

  /** The name of the entry or database inside the container; empty if there is none. */
  public final String subject() {
    return subject;
  }

  /** Has the audit trail of {@code domain} hear of it, if it is damage; returns this. */
  public final StorageException toldTo(Domain domain) {
    if (problem == Problem.DAMAGED || problem == Problem.DATABASE_DAMAGED) {
      domain.damageFound(Reason.Code.CONTAINER_DAMAGED);
    } else if (problem == Problem.ROLLED_BACK) {
      domain.damageFound(Reason.Code.CONTAINER_ROLLED_BACK);
    }
    return this;
  }

  @Override
  public final String text(Locale locale) {
    return MESSAGES.format(locale, problem.name(), subject);
  }
}
