package dev.cordon.storage.android.room;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.content.ContentValues;
import android.database.Cursor;
import android.database.sqlite.SQLiteConstraintException;
import android.database.sqlite.SQLiteDatabase;
import android.database.sqlite.SQLiteDoneException;
import android.database.sqlite.SQLiteFullException;
import android.os.CancellationSignal;
import android.os.OperationCanceledException;
import androidx.sqlite.db.SimpleSQLiteQuery;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteStatement;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.DesktopDriver;
import dev.cordon.storage.sql.DomainConnection;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@RunWith(RobolectricTestRunner.class)
@Tag("A2")
public final class WorkDatabaseTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private SupportSQLiteDatabase database;

  @Before
  public void open() throws IOException {
    TestDomain domain = TestDomain.of(folder.getRoot().toPath(), "master");
    DatabasePlace place = DatabasePlace.of(domain, "notes");
    DomainConnection connection =
        DomainConnection.of(domain, "notes", DesktopDriver.opener().open(place));
    database = new WorkDatabase(place, connection);
    database.execSQL("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT UNIQUE, b REAL, c BLOB)");
  }

  @After
  public void close() throws IOException {
    database.close();
  }

  @Test
  public void everyTypeComesBackThroughACursor() {
    database.execSQL(
        "INSERT INTO t VALUES(?, ?, ?, ?)",
        new Object[] {Long.MIN_VALUE, "件名", 0.1, new byte[] {7}});
    database.execSQL("INSERT INTO t(id) VALUES(?)", new Object[] {true});
    try (Cursor cursor = database.query("SELECT * FROM t ORDER BY id")) {
      assertArrayEquals(new String[] {"id", "a", "b", "c"}, cursor.getColumnNames());
      assertEquals(2, cursor.getCount());
      assertTrue(cursor.moveToFirst());
      assertEquals(Long.MIN_VALUE, cursor.getLong(cursor.getColumnIndexOrThrow("id")));
      assertEquals("件名", cursor.getString(1));
      assertEquals(0.1, cursor.getDouble(2), 0);
      assertArrayEquals(new byte[] {7}, cursor.getBlob(3));
      assertEquals(Cursor.FIELD_TYPE_BLOB, cursor.getType(3));
      assertTrue(cursor.moveToNext());
      assertEquals(1, cursor.getInt(0));
      assertTrue(cursor.isNull(1));
    }
  }

  @Test
  public void anEmptyAnswerStillHasItsColumns() {
    try (Cursor cursor = database.query(new SimpleSQLiteQuery("SELECT id AS x, a FROM t"))) {
      assertEquals(1, cursor.getColumnIndex("a"));
      assertEquals(0, cursor.getCount());
    }
  }

  @Test
  public void aBoundQueryAndASignalAreHeard() {
    database.execSQL("INSERT INTO t(id, a) VALUES(1, 'x'), (2, 'y')");
    SimpleSQLiteQuery query =
        new SimpleSQLiteQuery("SELECT id FROM t WHERE a = ? AND id > ?", new Object[] {"y", 1});
    try (Cursor cursor = database.query(query, new CancellationSignal())) {
      assertEquals(1, cursor.getCount());
    }
    CancellationSignal cancelled = new CancellationSignal();
    cancelled.cancel();
    assertThrows(OperationCanceledException.class, () -> database.query(query, cancelled));
  }

  @Test
  public void insertSaysTheRowAndWhetherThereIsOne() {
    ContentValues values = new ContentValues();
    values.put("a", "x");
    values.put("b", 1.5f);
    values.putNull("c");
    assertEquals(1, database.insert("t", SQLiteDatabase.CONFLICT_NONE, values));
    assertEquals(-1, database.insert("t", SQLiteDatabase.CONFLICT_IGNORE, values));
    assertEquals(2, database.insert("t", SQLiteDatabase.CONFLICT_REPLACE, values));
    assertThrows(
        SQLiteConstraintException.class,
        () -> database.insert("t", SQLiteDatabase.CONFLICT_ABORT, values));
    assertEquals(3, database.insert("t", SQLiteDatabase.CONFLICT_NONE, new ContentValues()));
  }

  @Test
  public void updateAndDeleteCountRows() {
    database.execSQL("INSERT INTO t(id, a) VALUES(1, 'x'), (2, 'y')");
    ContentValues values = new ContentValues();
    values.put("b", 2);
    assertEquals(
        1, database.update("t", SQLiteDatabase.CONFLICT_NONE, values, "a = ?", new Object[] {"x"}));
    assertEquals(2, database.update("t", SQLiteDatabase.CONFLICT_NONE, values, null, null));
    assertEquals(0, database.delete("t", "a = ?", new Object[] {"z"}));
    assertEquals(2, database.delete("t", null, null));
  }

  @Test
  public void aStatementRunsAgainWithOtherArguments() throws IOException {
    try (SupportSQLiteStatement insert =
        database.compileStatement("INSERT INTO t(a, b, c) VALUES(?, ?, ?)")) {
      insert.bindString(1, "x");
      insert.bindDouble(2, 0.5);
      insert.bindBlob(3, new byte[] {1});
      assertEquals(1, insert.executeInsert());
      insert.clearBindings();
      insert.bindString(1, "y");
      insert.bindLong(2, 5);
      insert.bindNull(3);
      assertEquals(2, insert.executeInsert());
      assertThrows(SQLiteConstraintException.class, insert::executeInsert);
    }
    try (SupportSQLiteStatement count =
        database.compileStatement("SELECT count(*) FROM t WHERE c IS NULL")) {
      assertEquals(1, count.simpleQueryForLong());
    }
    SupportSQLiteStatement none = database.compileStatement("SELECT a FROM t WHERE id = 9");
    assertThrows(SQLiteDoneException.class, none::simpleQueryForString);
  }

  /** Room's upsert looks for the word in the message. */
  @Test
  public void aBrokenUniquenessIsTellableByItsMessageWhichHoldsNoContent() {
    database.execSQL("INSERT INTO t(a) VALUES('CANARY')");
    SQLiteConstraintException e =
        assertThrows(
            SQLiteConstraintException.class,
            () -> database.execSQL("INSERT INTO t(a) VALUES(?)", new Object[] {"CANARY"}));
    assertTrue(String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("unique"));
    assertFalse((e + " " + e.getCause()).contains("CANARY"));
  }

  @Test
  @Tag("A1")
  public void nothingWritesASecondFileOrSlipsOutOfItsTransaction() {
    String outside = folder.getRoot() + "/outside.db";
    for (String sql :
        new String[] {"ATTACH '" + outside + "' AS o", "VACUUM INTO '" + outside + "'", "BEGIN"}) {
      RoomDatabasesTest.refused(Problem.STATEMENT_REFUSED, () -> database.execSQL(sql));
      RoomDatabasesTest.refused(Problem.STATEMENT_REFUSED, () -> database.query(sql));
      RoomDatabasesTest.refused(
          Problem.STATEMENT_REFUSED, () -> database.compileStatement(sql).execute());
    }
    assertEquals(1, database.getAttachedDbs().size());
  }

  @Test
  public void aFullStorageIsSaidAndWhatWasThereIsIntact() {
    database.execSQL("INSERT INTO t(id, a) VALUES(1, 'kept')");
    assertTrue(database.setMaximumSize(64_000) >= 64_000);
    assertThrows(
        SQLiteFullException.class,
        () -> database.execSQL("INSERT INTO t(id, c) VALUES(2, zeroblob(1000000))"));
    assertEquals(1, database.compileStatement("SELECT count(*) FROM t").simpleQueryForLong());
    assertTrue(database.isDatabaseIntegrityOk());
  }

  /** How Room's generated clearAllTables ends. */
  @Test
  public void clearingAsRoomDoesIsNotRefused() {
    database.execSQL("INSERT INTO t(id) VALUES(1)");
    database.beginTransaction();
    database.execSQL("DELETE FROM `t`");
    database.setTransactionSuccessful();
    database.endTransaction();
    try (Cursor checkpoint = database.query("PRAGMA wal_checkpoint(FULL)")) {
      assertEquals(1, checkpoint.getCount());
    }
    database.execSQL("VACUUM");
    assertEquals(0, database.compileStatement("SELECT count(*) FROM t").simpleQueryForLong());
  }

  @Test
  public void settingsAreAnswered() {
    assertEquals(4096, database.getPageSize());
    assertTrue(database.isDatabaseIntegrityOk());
    assertTrue(database.setMaximumSize(1_000_000) >= 1_000_000);
    assertTrue(database.getMaximumSize() < 1_010_000);
    database.setForeignKeyConstraintsEnabled(false);
    assertEquals(0, database.compileStatement("PRAGMA foreign_keys").simpleQueryForLong());
    database.disableWriteAheadLogging();
    assertEquals("wal", database.compileStatement("PRAGMA journal_mode").simpleQueryForString());
    assertThrows(UnsupportedOperationException.class, () -> database.setPageSize(1024));
  }
}
