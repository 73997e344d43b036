package dev.cordon.storage.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Over a connection that notes what it is told and fails on request. */
@Tag("A2")
class TurnsTest {
  private static final String FAIL = "SELECT ";

  private final List<String> told = new ArrayList<>();
  private final Turns turns =
      new Turns(
          "mail",
          new SqlConnection() {
            @Override
            public int execute(String sql, Object... arguments) throws DatabaseException {
              told.add(sql);
              if (sql.startsWith(FAIL)) {
                throw new DatabaseException(
                    Problem.valueOf(sql.substring(FAIL.length())), "mail", "");
              }
              return 1;
            }

            @Override
            public <T> T query(String sql, Reading<T> reading, Object... arguments) {
              throw new UnsupportedOperationException();
            }

            @Override
            public void close(Problem why, LastWord last) {
              told.add("close " + why);
            }
          });

  @Test
  void onlyTheOutermostBeginsAndCommits() throws DatabaseException {
    turns.begin();
    turns.begin();
    turns.execute("INSERT a");
    assertTrue(turns.inTransaction());
    turns.end(true);
    turns.end(true);
    assertFalse(turns.inTransaction());
    assertEquals(List.of("BEGIN IMMEDIATE", "INSERT a", "COMMIT"), told);
  }

  @Test
  void aFailedPartDoomsTheWholeAndNothingMoreRunsInIt() throws DatabaseException {
    turns.begin();
    turns.begin();
    turns.end(false);
    assertThrows(DatabaseException.class, () -> turns.execute("INSERT a"));
    assertThrows(DatabaseException.class, () -> turns.end(true));
    assertEquals(List.of("BEGIN IMMEDIATE", "ROLLBACK"), told);
    turns.execute("INSERT b");
    assertEquals("INSERT b", told.get(2));
  }

  @Test
  void whatSqliteRollsBackByItselfDoomsToo() throws DatabaseException {
    turns.begin();
    assertThrows(DatabaseException.class, () -> turns.execute(FAIL + "DISK_FULL"));
    assertThrows(DatabaseException.class, () -> turns.execute("INSERT outside"));
    assertThrows(DatabaseException.class, () -> turns.end(true));
    assertEquals(List.of("BEGIN IMMEDIATE", FAIL + "DISK_FULL", "ROLLBACK"), told);
  }

  @Test
  void aRefusedRowDoesNot() throws DatabaseException {
    turns.begin();
    assertThrows(DatabaseException.class, () -> turns.execute(FAIL + "CONSTRAINT"));
    turns.end(true);
    assertEquals("COMMIT", told.get(2));
  }

  @Test
  void aFailureOutsideOfATransactionDoomsNothing() throws DatabaseException {
    assertThrows(DatabaseException.class, () -> turns.execute(FAIL + "DISK_FULL"));
    assertEquals(1, turns.execute("INSERT a"));
  }

  @Test
  void anEndWithoutABeginOfThisThreadIsABug() throws Exception {
    assertThrows(IllegalStateException.class, () -> turns.end(true));
    turns.begin();
    CompletableFuture<Void> other = CompletableFuture.runAsync(this::endFromHere);
    assertThrows(Exception.class, () -> other.get(60, TimeUnit.SECONDS));
    turns.end(true);
    assertEquals(List.of("BEGIN IMMEDIATE", "COMMIT"), told);
  }

  private void endFromHere() {
    try {
      turns.end(true);
    } catch (DatabaseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noStatementBeginsOrEndsATransactionPastItsThread() {
    for (String sql : List.of("BEGIN", "commit", "END", " rollback", "SAVEPOINT s", "RELEASE s")) {
      DatabaseException e = assertThrows(DatabaseException.class, () -> turns.execute(sql));
      assertEquals("TRANSACTION_BY_SQL", e.code());
    }
    assertEquals(List.of(), told);
  }

  @Test
  void whatWouldWriteASecondFileIsNotEvenTried() {
    for (String sql : List.of("ATTACH 'f' AS f", "/**/vacuum INTO 'f'", ";detach f")) {
      DatabaseException e = assertThrows(DatabaseException.class, () -> turns.execute(sql));
      assertEquals(Problem.STATEMENT_REFUSED, e.problem());
      assertEquals("WRITES_OUTSIDE", e.code());
      assertThrows(DatabaseException.class, () -> turns.query(sql, rows -> 1));
    }
    assertEquals(List.of(), told);
  }

  @Test
  void listenersHearOfTheOutermostCommitOutsideOfTheTurn() throws DatabaseException {
    turns.begin();
    turns.begin();
    turns.afterCommit(() -> told.add("heard, in a transaction: " + turns.inTransaction()));
    turns.end(true);
    turns.end(true);
    turns.begin();
    turns.end(true);
    assertEquals(
        List.of(
            "BEGIN IMMEDIATE",
            "COMMIT",
            "heard, in a transaction: false",
            "BEGIN IMMEDIATE",
            "COMMIT"),
        told);
  }

  @Test
  void listenersDoNotHearOfARollback() throws DatabaseException {
    turns.begin();
    turns.afterCommit(() -> told.add("heard"));
    turns.end(false);
    turns.begin();
    turns.end(true);
    turns.afterCommit(() -> told.add("at once"));
    assertEquals(
        List.of("BEGIN IMMEDIATE", "ROLLBACK", "BEGIN IMMEDIATE", "COMMIT", "at once"), told);
  }
}
