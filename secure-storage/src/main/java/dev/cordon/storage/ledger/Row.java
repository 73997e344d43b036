package dev.cordon.storage.ledger;

import dev.cordon.storage.content.ContentState;
import java.util.Optional;

/**
 * One directory or file. Times are nanoseconds since 1970, UTC.
 *
 * @param node its number, never used twice; 1 is the root
 * @param parent the directory's node; 0 for the root
 * @param name in its directory, in NFC; empty for the root
 * @param expiresMillis when it must be unreadable, since 1970; 0 if never
 * @param content of a file that has bytes; empty for directories and files without any
 */
public record Row(
    long node,
    long parent,
    String name,
    boolean directory,
    long createdNanos,
    long modifiedNanos,
    long accessedNanos,
    long expiresMillis,
    Optional<ContentState> content) {
  public static final long ROOT = 1;

  /** Names stay out of logs. */
  @Override
  public String toString() {
    return "Row[" + node + " in " + parent + "]";
  }
}
