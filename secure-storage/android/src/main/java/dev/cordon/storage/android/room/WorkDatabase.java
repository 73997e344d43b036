package dev.cordon.storage.android.room;

import android.content.ContentValues;
import android.database.Cursor;
import android.database.sqlite.SQLiteTransactionListener;
import android.os.CancellationSignal;
import android.util.Pair;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteQuery;
import androidx.sqlite.db.SupportSQLiteStatement;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.DomainConnection;
import dev.cordon.storage.sql.Turns;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Room speaks to: one open database of the domain. Safe for many threads, which take turns.
 */
final class WorkDatabase implements SupportSQLiteDatabase {
  private final DatabasePlace place;
  private final DomainConnection connection;
  private final Turns turns;
  private final Transactions transactions;

  WorkDatabase(DatabasePlace place, DomainConnection connection) {
    this.place = place;
    this.connection = connection;
    this.turns = new Turns(place.name(), connection);
    this.transactions = new Transactions(turns);
  }

  @Override
  public SupportSQLiteStatement compileStatement(String sql) {
    return new Statement(turns, sql);
  }

  @Override
  public void beginTransaction() {
    begin(Optional.empty());
  }

  @Override
  public void beginTransactionNonExclusive() {
    begin(Optional.empty());
  }

  @Override
  public void beginTransactionWithListener(SQLiteTransactionListener listener) {
    begin(Optional.of(listener));
  }

  @Override
  public void beginTransactionWithListenerNonExclusive(SQLiteTransactionListener listener) {
    begin(Optional.of(listener));
  }

  private void begin(Optional<SQLiteTransactionListener> listener) {
    try {
      transactions.begin(listener);
    } catch (DatabaseException e) {
      throw Unchecked.of(e);
    }
  }

  @Override
  public void setTransactionSuccessful() {
    transactions.markSuccessful();
  }

  @Override
  public void endTransaction() {
    try {
      transactions.end();
    } catch (DatabaseException e) {
      throw Unchecked.of(e);
    }
  }

  @Override
  public boolean inTransaction() {
    return turns.inTransaction();
  }

  @Override
  public boolean isDbLockedByCurrentThread() {
    return turns.inTransaction();
  }

  /** Never yields: a transaction is one. */
  @Override
  public boolean yieldIfContendedSafely() {
    return false;
  }

  @Override
  public boolean yieldIfContendedSafely(long sleepAfterYieldDelayMillis) {
    return false;
  }

  /** There is one connection. */
  @Override
  public boolean isExecPerConnectionSQLSupported() {
    return true;
  }

  @Override
  public void execPerConnectionSQL(String sql, @Nullable Object @Nullable [] arguments) {
    execute(sql, Values.of(arguments));
  }

  @Override
  public void execSQL(String sql) {
    execute(sql);
  }

  @Override
  public void execSQL(String sql, @Nullable Object[] arguments) {
    execute(sql, Values.of(arguments));
  }

  /**
   * Room ends {@code clearAllTables} with a plain VACUUM, which would write the database a second
   * time; what frees pages in place stands for it. What was deleted is overwritten anyway.
   */
  private void execute(String sql, Object... arguments) {
    boolean vacuum = sql.trim().equalsIgnoreCase("VACUUM");
    String inPlace = vacuum ? "PRAGMA incremental_vacuum" : sql;
    int unused = Unchecked.call(() -> turns.execute(inPlace, arguments));
  }

  @Override
  public Cursor query(String sql) {
    return cursor(sql);
  }

  @Override
  public Cursor query(String sql, @Nullable Object[] arguments) {
    return cursor(sql, Values.of(arguments));
  }

  @Override
  public Cursor query(SupportSQLiteQuery query) {
    try (Bindings bindings = new Bindings()) {
      query.bindTo(bindings);
      return cursor(query.getSql(), bindings.arguments());
    }
  }

  /** Asks {@code signal} before the query runs, not while it does. */
  @Override
  public Cursor query(SupportSQLiteQuery query, @Nullable CancellationSignal signal) {
    if (signal != null) {
      signal.throwIfCanceled();
    }
    return query(query);
  }

  private Cursor cursor(String sql, Object... arguments) {
    return Unchecked.call(() -> turns.query(sql, Cursors::read, arguments));
  }

  @Override
  public long insert(String table, int onConflict, ContentValues values) {
    return Unchecked.call(() -> Changes.insert(turns, table, onConflict, values));
  }

  @Override
  public int update(
      String table,
      int onConflict,
      ContentValues values,
      @Nullable String where,
      @Nullable Object @Nullable [] arguments) {
    return Unchecked.call(
        () -> Changes.update(turns, table, onConflict, values, where, Values.of(arguments)));
  }

  @Override
  public int delete(String table, @Nullable String where, @Nullable Object @Nullable [] arguments) {
    return Unchecked.call(() -> Changes.delete(turns, table, where, Values.of(arguments)));
  }

  @Override
  public int getVersion() {
    return (int) pragma("PRAGMA user_version");
  }

  @Override
  public void setVersion(int version) {
    execute("PRAGMA user_version = " + version);
  }

  @Override
  public boolean needUpgrade(int newVersion) {
    return newVersion > getVersion();
  }

  @Override
  public long getPageSize() {
    return pragma("PRAGMA page_size");
  }

  /** The format has pages of 4,096 bytes (docs/storage-format.md). */
  @Override
  public void setPageSize(long bytes) {
    throw new UnsupportedOperationException("the size of a page is part of the format");
  }

  @Override
  public long getMaximumSize() {
    return pragma("PRAGMA max_page_count") * getPageSize();
  }

  @Override
  public long setMaximumSize(long bytes) {
    long pages = (bytes + getPageSize() - 1) / getPageSize();
    return pragma("PRAGMA max_page_count = " + pages) * getPageSize();
  }

  private long pragma(String sql) {
    return compileStatement(sql).simpleQueryForLong();
  }

  @Override
  public void setForeignKeyConstraintsEnabled(boolean enabled) {
    execute("PRAGMA foreign_keys = " + (enabled ? "ON" : "OFF"));
  }

  @Override
  public void setLocale(Locale locale) {
    throw new UnsupportedOperationException("there is no collation that depends on a locale");
  }

  /** Nothing is cached. */
  @Override
  public void setMaxSqlCacheSize(int statements) {}

  @Override
  public boolean enableWriteAheadLogging() {
    return true;
  }

  /** It stays: it is what makes one connection fast (docs/decisions/0016). */
  @Override
  public void disableWriteAheadLogging() {}

  @Override
  public boolean isWriteAheadLoggingEnabled() {
    return true;
  }

  @Override
  public List<Pair<String, String>> getAttachedDbs() {
    return List.of(Pair.create("main", getPath()));
  }

  @Override
  public boolean isDatabaseIntegrityOk() {
    String found = compileStatement("PRAGMA integrity_check(1)").simpleQueryForString();
    return "ok".equalsIgnoreCase(found);
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public String getPath() {
    return place.file().toString();
  }

  @Override
  public void close() {
    connection.close(Problem.CLOSED);
  }
}
