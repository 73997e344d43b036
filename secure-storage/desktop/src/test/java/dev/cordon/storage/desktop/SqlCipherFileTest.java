package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands on disk, and what happens to those who change it. */
@Tag("A2")
class SqlCipherFileTest {
  private static final String CANARY = "CANARY-機密-4402";
  private static final int PAGE = 4096;
  private static final int IV = 16;
  private static final int HMAC = 64;

  @TempDir Path directory;
  private TestDomain domain;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
  }

  @Test
  @Tag("A1")
  void noByteOnDiskShowsContentNamesOrSchema() throws IOException {
    try (SecureDatabase database = fill()) {
      assertTrue(files().size() > 1, "the journal is looked at too");
      assertSealed();
      database.execute("DELETE FROM canary_table");
      assertSealed();
    }
    assertEquals(1, files().size());
    assertSealed();
  }

  /** An independent reading of page 1 by the published SQLCipher 4 format, with JCA alone. */
  @Test
  void theFileIsInSqlCipher4Format() throws Exception {
    fill().close();
    byte[] file = Files.readAllBytes(onlyFile());
    assertEquals(0, file.length % PAGE);
    byte[] salt = Arrays.copyOf(file, 16);
    try (SecretBytes key = domain.key("database/mail")) {
      byte[] raw = key.copy();
      byte[] page = Arrays.copyOfRange(file, 16, PAGE);
      int sealed = page.length - HMAC;
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(macKey(raw, salt), "HmacSHA512"));
      mac.update(page, 0, sealed);
      byte[] number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(1).array();
      assertArrayEquals(mac.doFinal(number), Arrays.copyOfRange(page, sealed, page.length));
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      IvParameterSpec iv = new IvParameterSpec(page, PAGE - 16 - HMAC - IV, IV);
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(raw, "AES"), iv);
      byte[] plain = cipher.doFinal(page, 0, PAGE - 16 - HMAC - IV);
      assertEquals(PAGE, ByteBuffer.wrap(plain).getShort()); // SQLite's page size field
      assertEquals(80, plain[4]); // bytes reserved at the end of each page
    }
  }

  /** PBKDF2-HMAC-SHA-512 of the raw key, 2 rounds, over the salt with every byte XOR 0x3a. */
  private static byte[] macKey(byte[] raw, byte[] salt) throws GeneralSecurityException {
    byte[] masked = salt.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= 0x3a;
    }
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(raw, "HmacSHA512"));
    mac.update(masked);
    byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] second = mac.doFinal(first);
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first[i] ^ second[i]);
    }
    return key;
  }

  @Test
  void aWrongKeyOpensNothingAndChangesNothing() throws IOException {
    fill().close();
    Path file = onlyFile();
    TestDomain other = TestDomain.of(directory.resolve("other"), "another master");
    DesktopDatabases.in(other).open("mail").close();
    Path place = files().stream().filter(f -> !f.equals(file)).findFirst().orElseThrow();
    Files.copy(file, place, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertDamaged(other, place);
  }

  @Test
  void aFlippedBitInAnyPartOfAnyPageIsRefused() throws IOException {
    fill().close();
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i += 509) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(file, bad);
      assertDamaged(domain, file);
    }
    Files.write(file, good);
    try (SecureDatabase database = DesktopDatabases.in(domain).open("mail")) {
      assertEquals(200, readAll(database));
    }
  }

  @Test
  void pagesSwappedOrCutOffAreRefused() throws IOException {
    fill().close();
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    byte[] swapped = good.clone();
    System.arraycopy(good, PAGE, swapped, 2 * PAGE, PAGE);
    System.arraycopy(good, 2 * PAGE, swapped, PAGE, PAGE);
    Files.write(file, swapped);
    assertDamaged(domain, file);
    Files.write(file, Arrays.copyOf(good, good.length - PAGE));
    assertDamaged(domain, file);
    Files.write(file, Arrays.copyOf(good, 100));
    assertDamaged(domain, file);
    Files.writeString(file, "garbage".repeat(1_000));
    assertDamaged(domain, file);
  }

  @Test
  void whatIsAppendedToTheFileIsIgnored() throws IOException {
    fill().close();
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(good, good.length + 3 * PAGE));
    try (SecureDatabase database = DesktopDatabases.in(domain).open("mail")) {
      assertEquals(200, readAll(database));
    }
  }

  @Test
  void noCharacterOfTheDirectorysNameIsTakenForASetting() throws IOException {
    TestDomain odd = TestDomain.of(directory.resolve("a?mode=memory&b#c%20 業務"), "master");
    try (SecureDatabase database = DesktopDatabases.in(odd).open("mail")) {
      database.execute("CREATE TABLE t(a)");
    }
    assertTrue(Files.size(onlyFileBelow(odd.directory())) >= PAGE);
  }

  private static Path onlyFileBelow(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  @Test
  void theKeyIsInNoError() throws IOException {
    fill().close();
    Files.write(onlyFile(), new byte[8_192]);
    StorageException e =
        assertThrows(StorageException.class, () -> DesktopDatabases.in(domain).open("mail"));
    StringWriter printed = new StringWriter();
    e.printStackTrace(new PrintWriter(printed));
    try (SecretBytes key = domain.key("database/mail")) {
      String hex = key.use(HexFormat.of()::formatHex);
      assertFalse(printed.toString().toLowerCase(java.util.Locale.ROOT).contains(hex));
    }
  }

  private SecureDatabase fill() throws IOException {
    SecureDatabase database = DesktopDatabases.in(domain).open("mail");
    database.migrate(List.of("CREATE TABLE canary_table(canary_column TEXT)"));
    database.transaction(
        () -> {
          for (int i = 0; i < 200; i++) {
            database.execute("INSERT INTO canary_table VALUES(?)", CANARY.repeat(20) + i);
          }
          return true;
        });
    return database;
  }

  private static int readAll(SecureDatabase database) throws IOException {
    database.query("PRAGMA integrity_check", row -> row.text(0));
    return database.query("SELECT canary_column FROM canary_table", row -> row.text(0)).size();
  }

  private static void assertDamaged(TestDomain domain, Path file) throws IOException {
    byte[] before = Files.readAllBytes(file);
    StorageException e =
        assertThrows(
            StorageException.class,
            () -> {
              try (SecureDatabase database = DesktopDatabases.in(domain).open("mail")) {
                readAll(database);
              }
            });
    assertEquals(Problem.DATABASE_DAMAGED, e.problem(), e.toString());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  private void assertSealed() throws IOException {
    for (Path file : files()) {
      assertFalse(file.toString().contains("mail"), file.toString());
      String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(raw.contains("CANARY"), file.toString());
      assertFalse(raw.contains("canary_"), file.toString());
      assertFalse(raw.contains("SQLite format 3"), file.toString());
    }
  }

  private Path onlyFile() throws IOException {
    assertEquals(1, files().size());
    return files().get(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).filter(SqlCipherFileTest::isSqlite).toList();
    }
  }

  private static boolean isSqlite(Path file) {
    return !file.endsWith("register");
  }
}
