package dev.cordon.storage.android.room;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.database.Cursor;
import android.database.sqlite.SQLiteTransactionListener;
import androidx.sqlite.db.SupportSQLiteDatabase;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.DesktopDriver;
import dev.cordon.storage.sql.DomainConnection;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
public final class TransactionsTest {
  /** Notes what it hears and may refuse the commit. */
  private static final class Listener implements SQLiteTransactionListener {
    private final List<String> heard = new ArrayList<>();
    private boolean refuses;

    @Override
    public void onBegin() {
      heard.add("begin");
    }

    @Override
    public void onCommit() {
      heard.add("commit");
      if (refuses) {
        throw new IllegalStateException("the listener refuses");
      }
    }

    @Override
    public void onRollback() {
      heard.add("rollback");
    }
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private SupportSQLiteDatabase database;

  @Before
  public void open() throws IOException {
    TestDomain domain = TestDomain.of(folder.getRoot().toPath(), "master");
    DatabasePlace place = DatabasePlace.of(domain, "notes");
    database =
        new WorkDatabase(
            place, DomainConnection.of(domain, "notes", DesktopDriver.opener().open(place)));
    database.execSQL("CREATE TABLE t(a)");
  }

  @After
  public void close() throws IOException {
    database.close();
  }

  @Test
  public void whatWasMarkedIsCommittedAndWhatWasNotIsRolledBack() {
    database.beginTransaction();
    insert();
    assertTrue(database.inTransaction());
    database.setTransactionSuccessful();
    database.endTransaction();
    database.beginTransactionNonExclusive();
    insert();
    database.endTransaction();
    assertFalse(database.inTransaction());
    assertEquals(1, rows());
  }

  @Test
  public void anInnerOneThatFailedRollsTheOuterOneBack() {
    database.beginTransaction();
    insert();
    database.beginTransaction();
    database.endTransaction();
    database.setTransactionSuccessful();
    database.endTransaction();
    assertEquals(0, rows());
    insert();
    assertEquals(1, rows());
  }

  @Test
  public void listenersHearHowItEnds() {
    Listener outer = new Listener();
    Listener inner = new Listener();
    database.beginTransactionWithListener(outer);
    database.beginTransactionWithListenerNonExclusive(inner);
    database.endTransaction();
    database.setTransactionSuccessful();
    database.endTransaction();
    assertEquals(List.of("begin", "rollback"), inner.heard);
    assertEquals(List.of("begin", "rollback"), outer.heard);
  }

  @Test
  public void aListenerThatThrowsKeepsItFromBeingCommitted() {
    Listener listener = new Listener();
    listener.refuses = true;
    database.beginTransactionWithListener(listener);
    insert();
    database.setTransactionSuccessful();
    assertThrows(IllegalStateException.class, database::endTransaction);
    assertFalse(database.inTransaction());
    assertEquals(0, rows());
  }

  @Test
  public void endingOrMarkingWithoutBeginningIsABug() {
    assertThrows(IllegalStateException.class, database::endTransaction);
    assertThrows(IllegalStateException.class, database::setTransactionSuccessful);
    database.beginTransaction();
    database.setTransactionSuccessful();
    assertThrows(IllegalStateException.class, database::setTransactionSuccessful);
    database.endTransaction();
  }

  @Test
  public void anotherThreadWaitsForTheEnd() throws Exception {
    database.beginTransaction();
    insert();
    CompletableFuture<Integer> other =
        CompletableFuture.supplyAsync(
            () -> {
              assertFalse(database.inTransaction());
              return rows();
            });
    insert();
    database.setTransactionSuccessful();
    database.endTransaction();
    assertEquals(Integer.valueOf(2), other.get(60, TimeUnit.SECONDS));
  }

  private void insert() {
    database.execSQL("INSERT INTO t VALUES(1)");
  }

  private int rows() {
    try (Cursor all = database.query("SELECT * FROM t")) {
      return all.getCount();
    }
  }
}
