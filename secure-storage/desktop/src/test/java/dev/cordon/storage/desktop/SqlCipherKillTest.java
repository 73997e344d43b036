package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.testing.Child;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while rows are written. */
@Tag("A2")
class SqlCipherKillTest {
  @TempDir Path directory;

  /** Writes pairs of rows until it is killed, and acknowledges each pair. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      SecureDatabase database = openIn(Path.of(arguments[0]));
      for (int i = Integer.parseInt(arguments[1]); true; i++) {
        int pair = i;
        database.transaction(() -> insert(database, 2 * pair) + insert(database, 2 * pair + 1));
        System.out.println(i + " .");
      }
    }
  }

  @Test
  void everyAcknowledgedRowSurvivesAKill() throws Exception {
    killAndLook(3);
  }

  @Test
  @Tag("soak")
  void everyAcknowledgedRowSurvivesFiftyKills() throws Exception {
    killAndLook(50);
  }

  private void killAndLook(int rounds) throws Exception {
    Random random = new Random();
    int next = 0;
    for (int round = 0; round < rounds; round++) {
      List<String> acknowledged =
          Child.killAfter(
              1 + random.nextInt(200), random, Program.class, directory.toString(), "" + next);
      assertTrue(!acknowledged.isEmpty());
      next = look(next + acknowledged.size());
    }
  }

  /** Returns the number of pairs that are there: those acknowledged, and maybe one more. */
  private int look(int acknowledged) throws IOException {
    try (SecureDatabase database = openIn(directory)) {
      assertEquals(List.of("ok"), database.query("PRAGMA integrity_check", row -> row.text(0)));
      List<Long> rows = database.query("SELECT a FROM t ORDER BY a", row -> row.integer(0));
      int pairs = rows.size() / 2;
      assertTrue(pairs == acknowledged || pairs == acknowledged + 1, pairs + "/" + acknowledged);
      for (int i = 0; i < 2 * pairs; i++) {
        assertEquals(i, rows.get(i));
      }
      assertEquals(2 * pairs, rows.size());
      return pairs;
    }
  }

  private static SecureDatabase openIn(Path directory) throws IOException {
    SecureDatabase database = DesktopDatabases.in(TestDomain.of(directory, "master")).open("mail");
    database.migrate(List.of("CREATE TABLE t(a INTEGER UNIQUE, b TEXT)"));
    return database;
  }

  private static int insert(SecureDatabase database, int row) throws DatabaseException {
    return database.execute("INSERT INTO t VALUES(?, ?)", row, "text ".repeat(row % 500));
  }
}
