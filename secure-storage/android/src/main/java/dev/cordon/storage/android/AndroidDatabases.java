package dev.cordon.storage.android;

import androidx.sqlite.db.SupportSQLiteOpenHelper;
import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.android.room.RoomDatabases;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.SqlConnection;
import dev.cordon.storage.sql.SqlDatabase;

/**
 * The encrypted databases of a domain. Safe for many threads; opening reads the disk, so not on the
 * main thread.
 */
public final class AndroidDatabases {
  private final Domain domain;
  private final SqlConnection.Opener driver;

  private AndroidDatabases(Domain domain, SqlConnection.Opener driver) {
    this.domain = domain;
    this.driver = driver;
  }

  /** The databases of {@code domain}. */
  public static AndroidDatabases in(Domain domain) {
    return over(domain, ZeteticConnection::open);
  }

  /** For tests on a JVM, where Android's native library does not load. */
  static AndroidDatabases over(Domain domain, SqlConnection.Opener driver) {
    return new AndroidDatabases(domain, driver);
  }

  /**
   * Opens the database called {@code name}, and makes it if there never was one. Open it once and
   * share it: a second open of the same file is refused with {@code MEDIUM_FAILED}.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the key does not fit, or the file is not
   *     what was written, or gone; {@code ENGINE_MISSING} if the app has no SQLCipher for this
   *     processor; {@code NAME_INVALID}, {@code LOCKED}, {@code DISK_FULL}, {@code MEDIUM_FAILED}
   */
  public SecureDatabase open(String name) throws StorageException {
    return SqlDatabase.open(DatabasePlace.of(domain, name), driver);
  }

  /**
   * Puts a database that was refused with {@code DATABASE_DAMAGED} out of the way, so that the next
   * {@link #open} makes a new one. Its file and log stay beside it under another name, sealed as
   * they are. Close it first.
   *
   * @throws StorageException {@code NAME_INVALID}, {@code LOCKED}, {@code MEDIUM_FAILED}
   */
  public void setAside(String name) throws StorageException {
    DatabasePlace.of(domain, name).setAside();
  }

  /**
   * For {@code Room.databaseBuilder(…).openHelperFactory(…)}: the same files and keys as {@link
   * #open}, in the domain and never in the app's databases directory.
   *
   * <p>A name is needed: a database in memory is refused with {@code IllegalArgumentException}.
   * Whatever else goes wrong is an {@code android.database.SQLException} whose cause is a {@link
   * StorageException}; after a lock its problem is {@code LOCKED}, and the Room database is to be
   * closed and built again after the unlock. A damaged file is never deleted. The journal is always
   * a write-ahead log with one connection, whatever {@code setJournalMode} says: one statement or
   * transaction runs at a time. A query's rows are read before it returns, so bound it by {@code
   * LIMIT} or paging. Transactions by SQL text, {@code ATTACH} and {@code VACUUM INTO} are refused;
   * a plain {@code VACUUM}, with which Room clears all tables, frees pages in place.
   */
  public SupportSQLiteOpenHelper.Factory helperFactory() {
    return RoomDatabases.in(domain, driver);
  }
}
