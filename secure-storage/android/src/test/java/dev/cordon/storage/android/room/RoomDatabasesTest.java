package dev.cordon.storage.android.room;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import android.database.Cursor;
import android.database.SQLException;
import android.database.sqlite.SQLiteDatabaseCorruptException;
import androidx.sqlite.db.SupportSQLiteDatabase;
import androidx.sqlite.db.SupportSQLiteOpenHelper;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.DesktopDriver;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** What Room asks of an open helper, over the desktop's SQLCipher. */
@RunWith(RobolectricTestRunner.class)
@Tag("A2")
public final class RoomDatabasesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private final Application app = RuntimeEnvironment.getApplication();
  private TestDomain domain;

  @Before
  public void domain() throws IOException {
    domain = TestDomain.of(folder.getRoot().toPath(), "master");
  }

  @Test
  public void aNewDatabaseIsConfiguredCreatedAndOpened() {
    NotedCallback callback = new NotedCallback(3);
    SupportSQLiteDatabase database = helper("notes", callback).getWritableDatabase();
    assertEquals(List.of("configure 0", "create 0", "open 3"), callback.noted());
    assertEquals(3, database.getVersion());
    assertFalse(database.needUpgrade(3));
    assertTrue(database.isWriteAheadLoggingEnabled());
  }

  @Test
  public void itIsOpenedOnceUntilItIsClosed() {
    SupportSQLiteOpenHelper helper = helper("notes", new NotedCallback(1));
    SupportSQLiteDatabase database = helper.getWritableDatabase();
    assertEquals(database, helper.getReadableDatabase());
    assertEquals(database, helper.getWritableDatabase());
    helper.close();
    assertFalse(database.isOpen());
    assertNotSame(database, helper.getWritableDatabase());
    helper.close();
  }

  @Test
  public void anOlderOneIsUpgradedAndANewerOneGoesToTheAppsDowngrade() {
    open(new NotedCallback(1));
    NotedCallback newer = new NotedCallback(4);
    open(newer);
    assertEquals(List.of("configure 1", "upgrade 1 to 4", "open 4"), newer.noted());
    NotedCallback older = new NotedCallback(2);
    open(older);
    assertEquals(List.of("configure 4", "downgrade 4 to 2", "open 2"), older.noted());
  }

  @Test
  public void aCallbackThatFailsChangesNothingAndClosesTheFile() {
    open(new NotedCallback(1));
    NotedCallback failing = new NotedCallback(2).failing();
    assertThrows(IllegalStateException.class, () -> helper("notes", failing).getWritableDatabase());
    NotedCallback again = new NotedCallback(2);
    open(again);
    assertEquals("upgrade 1 to 2", again.noted().get(1));
    assertEquals(0, domain.openResources());
  }

  @Test
  public void theFileIsInTheDomainAndNothingInTheAppsDatabases() throws IOException {
    SupportSQLiteDatabase database = helper("notes.db", new NotedCallback(1)).getWritableDatabase();
    Path file = DatabasePlace.of(domain, "notes.db").file();
    assertEquals(file.toString(), database.getPath());
    assertTrue(Files.exists(file));
    assertFalse(Files.exists(file.resolveSibling(file.getFileName() + "-shm")));
    assertFalse(app.getDatabasePath("notes.db").exists());
    assertEquals(0, app.databaseList().length);
  }

  @Test
  public void aDatabaseInMemoryIsRefused() {
    SupportSQLiteOpenHelper.Configuration unnamed =
        SupportSQLiteOpenHelper.Configuration.builder(app).callback(new NotedCallback(1)).build();
    assertThrows(IllegalArgumentException.class, () -> factory().create(unnamed));
  }

  @Test
  @Tag("D2")
  public void aLockClosesItAndEveryLaterCallSaysSo() throws IOException {
    SupportSQLiteOpenHelper helper = helper("notes", new NotedCallback(1));
    SupportSQLiteDatabase database = helper.getWritableDatabase();
    database.execSQL("CREATE TABLE t(a)");
    domain.lock();
    assertFalse(database.isOpen());
    refused(Problem.LOCKED, () -> database.query("SELECT * FROM t"));
    refused(Problem.LOCKED, () -> database.execSQL("INSERT INTO t VALUES(1)"));
    refused(Problem.LOCKED, database::beginTransaction);
    refused(Problem.LOCKED, helper::getWritableDatabase);
    domain.unlock();
    helper.getWritableDatabase().execSQL("INSERT INTO t VALUES(1)");
    helper.close();
  }

  @Test
  @Tag("D2")
  public void aLockInsideATransactionRollsItBack() throws IOException {
    SupportSQLiteOpenHelper helper = helper("notes", new NotedCallback(1));
    SupportSQLiteDatabase database = helper.getWritableDatabase();
    database.execSQL("CREATE TABLE t(a)");
    database.beginTransaction();
    database.execSQL("INSERT INTO t VALUES(1)");
    domain.lock();
    database.setTransactionSuccessful();
    refused(Problem.LOCKED, database::endTransaction);
    assertFalse(database.inTransaction());
    domain.unlock();
    try (Cursor all = helper.getWritableDatabase().query("SELECT * FROM t")) {
      assertEquals(0, all.getCount());
    }
    helper.close();
  }

  @Test
  public void aDamagedFileIsSaidAndNeverDeleted() throws IOException {
    open(new NotedCallback(1));
    Path file = DatabasePlace.of(domain, "notes").file();
    byte[] bad = Files.readAllBytes(file);
    bad[100] ^= 1;
    Files.write(file, bad);
    NotedCallback callback = new NotedCallback(1);
    SQLException e =
        refused(Problem.DATABASE_DAMAGED, () -> helper("notes", callback).getWritableDatabase());
    assertTrue(e instanceof SQLiteDatabaseCorruptException);
    assertEquals(List.of(), callback.noted());
    assertTrue(Files.exists(file));
  }

  @Test
  public void anotherDomainsKeyDoesNotOpenIt() throws IOException {
    open(new NotedCallback(1));
    TestDomain other = TestDomain.of(folder.newFolder().toPath(), "another master");
    Files.copy(DatabasePlace.of(domain, "notes").file(), DatabasePlace.of(other, "notes").file());
    SupportSQLiteOpenHelper helper =
        RoomDatabases.in(other, DesktopDriver.opener())
            .create(configuration("notes", new NotedCallback(1)));
    refused(Problem.DATABASE_DAMAGED, helper::getWritableDatabase);
  }

  static SQLException refused(Problem problem, org.junit.function.ThrowingRunnable call) {
    SQLException e = assertThrows(SQLException.class, call);
    if (!(e.getCause() instanceof StorageException cause)) {
      throw new AssertionError("the cause is not one of ours", e);
    }
    assertEquals(problem, cause.problem());
    return e;
  }

  private void open(NotedCallback callback) {
    SupportSQLiteOpenHelper helper = helper("notes", callback);
    assertTrue(helper.getWritableDatabase().isOpen());
    helper.close();
  }

  private SupportSQLiteOpenHelper helper(String name, NotedCallback callback) {
    return factory().create(configuration(name, callback));
  }

  private SupportSQLiteOpenHelper.Configuration configuration(String name, NotedCallback callback) {
    return SupportSQLiteOpenHelper.Configuration.builder(app).name(name).callback(callback).build();
  }

  private SupportSQLiteOpenHelper.Factory factory() {
    return RoomDatabases.in(domain, DesktopDriver.opener());
  }
}
