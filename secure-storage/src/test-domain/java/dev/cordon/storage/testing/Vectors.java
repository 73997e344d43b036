package dev.cordon.storage.testing;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.databases.DatabasePlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of {@code src/test-vectors}: a volume and a database of the domain {@link #MASTER}, made
 * once, which every platform and every later version must open.
 */
public final class Vectors {
  /** The seed of the {@link TestDomain}. */
  public static final String MASTER = "master";

  /** A file that holds {@link #HELLO}. */
  public static final String SMALL = "/résumé.txt";

  /** What it holds, in UTF-8. */
  public static final String HELLO = "hello";

  /** A file of {@link #LONG_BYTES}: {@link #HELLO} at both ends, holes between. */
  public static final String LONG = "/書類/計画.bin";

  public static final int LONG_BYTES = 300_000;

  /** A file without bytes. */
  public static final String EMPTY = "/空";

  /** The database's name. */
  public static final String DATABASE = "mail";

  private static final byte[] BYTES = {0, 1, 127, -128, -1};

  private Vectors() {}

  /** The folder of the vectors, from this module's folder or from one nested in it. */
  public static Path folder() {
    Path here = Path.of("src/test-vectors");
    return Files.isDirectory(here) ? here : Path.of("../src/test-vectors");
  }

  /** A domain in {@code empty} that holds copies of the volume and the database. */
  public static TestDomain domain(Path empty) throws IOException {
    TestDomain domain = TestDomain.of(empty, MASTER);
    Path volume = folder().resolve("volume");
    try (Stream<Path> all = Files.walk(volume)) {
      for (Path each : all.collect(Collectors.toList())) {
        Files.copy(each, empty.resolve("files").resolve(volume.relativize(each)));
      }
    }
    Files.copy(folder().resolve("mail.db"), DatabasePlace.of(domain, DATABASE).file());
    return domain;
  }

  /** Fills a new file system as the one of the vectors was filled. */
  public static void fill(FileSystem files) throws IOException {
    byte[] hello = HELLO.getBytes(StandardCharsets.UTF_8);
    Files.write(files.getPath(SMALL), hello);
    Path file = files.getPath(LONG);
    Files.createDirectory(file.getParent());
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      int unused = channel.write(ByteBuffer.wrap(hello), 0);
      unused = channel.write(ByteBuffer.wrap(hello), LONG_BYTES - hello.length);
    }
    Files.createFile(files.getPath(EMPTY));
  }

  /** Throws {@code AssertionError} unless {@code files} holds what {@link #fill} put there. */
  public static void check(FileSystem files) throws IOException {
    byte[] hello = HELLO.getBytes(StandardCharsets.UTF_8);
    require(Arrays.equals(Files.readAllBytes(files.getPath(SMALL)), hello));
    require(Files.size(files.getPath(EMPTY)) == 0);
    byte[] expected = new byte[LONG_BYTES];
    System.arraycopy(hello, 0, expected, 0, hello.length);
    System.arraycopy(hello, 0, expected, LONG_BYTES - hello.length, hello.length);
    require(Arrays.equals(Files.readAllBytes(files.getPath(LONG)), expected));
    try (Stream<Path> all = Files.walk(files.getPath("/"))) {
      require(all.count() == 5);
    }
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
      throw new AssertionError("it does not hold what the vector's did");
    }
  }
}
