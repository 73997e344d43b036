package dev.cordon.storage.testing;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.Row;
import dev.cordon.storage.SecureDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The files of {@code src/test-vectors}: an entry and a database of the domain {@link #MASTER}, made
 * once, which every platform and every later version must open.
 */
public final class Vectors {
  /** The seed of the {@link TestDomain}. */
  public static final String MASTER = "master";

  /** The entry's name. */
  public static final String ENTRY = "résumé.txt";

  /** What the entry holds, in UTF-8. */
  public static final String CONTENT = "hello";

  /** The database's name. */
  public static final String DATABASE = "mail";

  private static final String ENTRY_PLACE = "files/47/47af616931955f6d8759db854b4bd72c";
  private static final byte[] BYTES = {0, 1, 127, -128, -1};

  private Vectors() {}

  /** The folder of the vectors, from this module's folder or from one nested in it. */
  public static Path folder() {
    Path here = Path.of("src/test-vectors");
    return Files.isDirectory(here) ? here : Path.of("../src/test-vectors");
  }

  /** The bytes of the entry's file. */
  public static byte[] entry() throws IOException {
    return Files.readAllBytes(folder().resolve("entry.bin"));
  }

  /** A domain in {@code empty} that holds copies of the entry and the database. */
  public static TestDomain domain(Path empty) throws IOException {
    TestDomain domain = TestDomain.of(empty, MASTER);
    Path place = empty.resolve(ENTRY_PLACE);
    Files.createDirectories(place.getParent());
    Files.write(place, entry());
    Files.copy(folder().resolve("mail.db"), DatabasePlace.of(domain, DATABASE).file());
    return domain;
  }

  /** Fills a new database as the one of the vectors was filled. */
  public static void fill(SecureDatabase database) throws IOException {
    database.migrate(
        List.of(
            "CREATE TABLE vector(id INTEGER PRIMARY KEY, word TEXT, number REAL, bytes BLOB);"
                + "CREATE VIRTUAL TABLE words USING fts5(word, tokenize = 'trigram')"));
    for (long id : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}) {
      database.execute("INSERT INTO vector VALUES(?, ?, ?, ?)", id, word(id), 0.1, BYTES);
      database.execute("INSERT INTO words VALUES(?)", word(id));
    }
    database.execute("INSERT INTO vector VALUES(1, NULL, NULL, NULL)");
  }

  /** Throws {@code AssertionError} unless {@code database} holds what {@link #fill} put there. */
  public static void check(SecureDatabase database) throws IOException {
    require(database.query("PRAGMA integrity_check", row -> row.text(0)).equals(List.of("ok")));
    List<Boolean> rows =
        database.query(
            "SELECT id, word, number, bytes FROM vector WHERE id <> 1 ORDER BY id", Vectors::right);
    require(rows.equals(List.of(true, true, true)));
    require(
        database
            .query("SELECT word IS NULL AND bytes IS NULL FROM vector WHERE id = 1", Vectors::one)
            .equals(List.of(1L)));
    require(
        database
            .query("SELECT count(*) FROM words WHERE words MATCH ?", Vectors::one, "四半期")
            .equals(List.of(3L)));
    require(database.query("PRAGMA user_version", Vectors::one).equals(List.of(1L)));
  }

  private static long one(Row row) throws DatabaseException {
    return row.integer(0);
  }

  private static boolean right(Row row) throws DatabaseException {
    return row.text(1).equals(word(row.integer(0)))
        && row.real(2) == 0.1
        && Arrays.equals(row.bytes(3), BYTES);
  }

  private static String word(long id) {
    return "四半期の請求書 🗾 " + id;
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new AssertionError("the database does not hold what the vector's did");
    }
  }
}
