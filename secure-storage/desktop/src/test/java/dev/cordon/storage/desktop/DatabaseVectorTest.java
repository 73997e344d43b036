package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.testing.SqlCipherPages;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that was checked in, made by this binding, opens here and on every platform. */
@Tag("A2")
@Tag("A3")
class DatabaseVectorTest {
  @TempDir Path directory;

  /** How the vector was made; into the folder given, which the domain's files are left in. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      TestDomain domain = TestDomain.of(Path.of(arguments[0]), Vectors.MASTER);
      try (SecureDatabase database = DesktopDatabases.in(domain).open(Vectors.DATABASE)) {
        Vectors.fill(database);
      }
    }
  }

  @Test
  void theCheckedInDatabaseOpensAndHoldsWhatItHeld() throws IOException {
    TestDomain domain = Vectors.domain(directory);
    try (SecureDatabase database = DesktopDatabases.in(domain).open(Vectors.DATABASE)) {
      Vectors.check(database);
    }
  }

  @Test
  void everyPageOfItIsSealedByThePublishedParameters() throws Exception {
    TestDomain domain = TestDomain.of(directory, Vectors.MASTER);
    byte[] file = Files.readAllBytes(Vectors.folder().resolve("mail.db"));
    try (SecretBytes key = domain.key("database/" + Vectors.DATABASE)) {
      assertTrue(SqlCipherPages.sealedBy(key.copy(), file) > 4);
      file[file.length - 1] ^= 1;
      assertEquals(0, SqlCipherPages.sealedBy(key.copy(), file));
    }
  }

  @Test
  void whatThisBindingWritesIsSealedTheSameWay() throws Exception {
    TestDomain domain = TestDomain.of(directory, "another master");
    try (SecureDatabase database = DesktopDatabases.in(domain).open(Vectors.DATABASE)) {
      Vectors.fill(database);
      Vectors.check(database);
    }
    try (SecretBytes key = domain.key("database/" + Vectors.DATABASE)) {
      byte[] file = Files.readAllBytes(DatabasePlace.of(domain, Vectors.DATABASE).file());
      assertTrue(SqlCipherPages.sealedBy(key.copy(), file) > 4);
    }
  }

  /** Its own words for what the library of the other platform calls cipher_compatibility = 4. */
  @Test
  void theDriversParametersAreThoseOfVersion4() throws IOException {
    TestDomain domain = Vectors.domain(directory);
    try (SecureDatabase database = DesktopDatabases.in(domain).open(Vectors.DATABASE)) {
      assertEquals(1, parameter(database, "hmac_use"));
      assertEquals(2, parameter(database, "hmac_algorithm")); // SHA-512
      assertEquals(2, parameter(database, "kdf_algorithm")); // SHA-512
      assertEquals(2, parameter(database, "fast_kdf_iter"));
      assertEquals(0x3a, parameter(database, "hmac_salt_mask"));
      assertEquals(4, parameter(database, "legacy"));
      assertEquals(0, parameter(database, "plaintext_header_size"));
      assertEquals(List.of(4096L), database.query("PRAGMA page_size", row -> row.integer(0)));
    }
  }

  private static long parameter(SecureDatabase database, String name) throws IOException {
    return database
        .query("SELECT sqlite3mc_config('sqlcipher', ?)", row -> row.integer(0), name)
        .get(0);
  }
}
