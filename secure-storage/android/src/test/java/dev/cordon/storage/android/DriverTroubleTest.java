package dev.cordon.storage.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;

import android.database.sqlite.SQLiteCantOpenDatabaseException;
import android.database.sqlite.SQLiteConstraintException;
import android.database.sqlite.SQLiteDatabaseCorruptException;
import android.database.sqlite.SQLiteDatabaseLockedException;
import android.database.sqlite.SQLiteDiskIOException;
import android.database.sqlite.SQLiteException;
import android.database.sqlite.SQLiteFullException;
import android.database.sqlite.SQLiteReadOnlyDatabaseException;
import android.os.OperationCanceledException;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import net.zetetic.database.sqlcipher.SQLiteNotADatabaseException;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@RunWith(RobolectricTestRunner.class)
@Tag("A2")
public final class DriverTroubleTest {
  @Test
  public void theExceptionsClassTellsTheReaction() {
    is(Problem.DATABASE_DAMAGED, "SQLITE_NOTADB", new SQLiteNotADatabaseException("x"));
    is(Problem.DATABASE_DAMAGED, "SQLITE_CORRUPT", new SQLiteDatabaseCorruptException("x"));
    is(Problem.DISK_FULL, "SQLITE_FULL", new SQLiteFullException("x"));
    is(Problem.MEDIUM_FAILED, "SQLITE_BUSY", new SQLiteDatabaseLockedException("x"));
    is(Problem.MEDIUM_FAILED, "SQLITE_IOERR", new SQLiteDiskIOException("x"));
    is(Problem.MEDIUM_FAILED, "SQLITE_CANTOPEN", new SQLiteCantOpenDatabaseException("x"));
    is(Problem.MEDIUM_FAILED, "SQLITE_READONLY", new SQLiteReadOnlyDatabaseException("x"));
    is(Problem.STATEMENT_REFUSED, "SQLITE_INTERRUPT", new OperationCanceledException());
    is(Problem.STATEMENT_REFUSED, "SQLITE_ERROR", new SQLiteException("near \"x\" (code 1)"));
  }

  @Test
  public void theExtendedCodeIsNamed() {
    String message = "UNIQUE constraint failed: t.a (code 2067)";
    RuntimeException unique = new SQLiteConstraintException(message);
    is(Problem.CONSTRAINT, "SQLITE_CONSTRAINT_UNIQUE", unique);
  }

  @Test
  public void aCodeThatContentBringsIntoTheMessageDeceivesNobody() {
    is(
        Problem.CONSTRAINT,
        "SQLITE_CONSTRAINT_CHECK",
        new SQLiteConstraintException("CHECK failed: (code 13) (code 275)"));
    is(Problem.STATEMENT_REFUSED, "SQLITE_ERROR", new SQLiteException("(code 13) (code 99999)"));
  }

  @Test
  public void nothingOfTheDriversMessagePasses() {
    DatabaseException e = DriverTrouble.explain(new SQLiteException("CANARY (code 1)"), "mail");
    assertNull(e.getCause());
    assertFalse(e.toString().contains("CANARY"));
    assertEquals(0, e.getSuppressed().length);
  }

  private static void is(Problem problem, String code, RuntimeException driver) {
    DatabaseException e = DriverTrouble.explain(driver, "mail");
    assertEquals(problem, e.problem());
    assertEquals(code, e.code());
  }
}
