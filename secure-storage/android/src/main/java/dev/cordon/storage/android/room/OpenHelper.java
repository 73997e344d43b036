package dev.cordon.storage.android.room;

import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteOpenHelper;
import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.DomainConnection;
import dev.cordon.storage.sql.SqlConnection;
import java.util.Optional;

/** Opens one database when it is first asked for, and brings it to the callback's version. */
final class OpenHelper implements SupportSQLiteOpenHelper {
  private final Domain domain;
  private final SqlConnection.Opener driver;
  private final String name;
  private final Callback callback;
  private Optional<WorkDatabase> current = Optional.empty(); // guarded by this
  private boolean opening; // guarded by this

  OpenHelper(Domain domain, SqlConnection.Opener driver, String name, Callback callback) {
    this.domain = domain;
    this.driver = driver;
    this.name = name;
    this.callback = callback;
  }

  @Override
  public String getDatabaseName() {
    return name;
  }

  /** It is always on, with one connection. */
  @Override
  public void setWriteAheadLoggingEnabled(boolean enabled) {}

  @Override
  public SupportSQLiteDatabase getReadableDatabase() {
    return getWritableDatabase();
  }

  @Override
  public synchronized SupportSQLiteDatabase getWritableDatabase() {
    if (current.isPresent() && current.get().isOpen()) {
      return current.get();
    }
    if (opening) {
      throw new IllegalStateException("a callback asked for the database that is being opened");
    }
    opening = true;
    try {
      WorkDatabase opened = ready(open());
      current = Optional.of(opened);
      return opened;
    } finally {
      opening = false;
    }
  }

  private WorkDatabase open() {
    try {
      DatabasePlace place = DatabasePlace.of(domain, name);
      DomainConnection connection = DomainConnection.open(place, driver);
      return new WorkDatabase(place, connection);
    } catch (StorageException e) {
      throw Unchecked.of(e);
    }
  }

  private WorkDatabase ready(WorkDatabase database) {
    boolean ready = false;
    try {
      callback.onConfigure(database);
      if (database.getVersion() != callback.version) {
        upgrade(database);
      }
      callback.onOpen(database);
      ready = true;
      return database;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  private void upgrade(WorkDatabase database) {
    database.beginTransaction();
    try {
      int version = database.getVersion();
      if (version == 0) {
        callback.onCreate(database);
      } else if (version > callback.version) {
        callback.onDowngrade(database, version, callback.version);
      } else {
        callback.onUpgrade(database, version, callback.version);
      }
      database.setVersion(callback.version);
      database.setTransactionSuccessful();
    } finally {
      database.endTransaction();
    }
  }

  @Override
  public synchronized void close() {
    if (opening) {
      throw new IllegalStateException("a callback closed the database that is being opened");
    }
    current.ifPresent(WorkDatabase::close);
    current = Optional.empty();
  }
}
