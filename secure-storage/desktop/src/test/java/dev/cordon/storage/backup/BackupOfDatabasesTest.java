package dev.cordon.storage.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.databases.DatabaseWatch;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.storage.testing.SqlCipherPages;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A4")
class BackupOfDatabasesTest {
  private static final KeysetHandle ORGANISATION = OpeningKey.generate();
  private static final BackupProgress QUIET = (domain, done, all) -> {};
  private static final DatabaseDoor DOOR = (domain, name) -> DesktopDatabases.in(domain).open(name);
  private static final List<BackupPart> PARTS = List.of(BackupPart.of("account", "mail", "予定"));

  private final EnrolledContainer old = BackedUp.create();
  private final EnrolledContainer fresh = EnrolledContainer.create();
  private final Container from = old.container();
  private final Container to = fresh.container();

  @BeforeEach
  void fill() throws IOException {
    try (SecureDatabase mail = open(from, "mail")) {
      mail.migrate(
          List.of(
              "CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT, body BLOB)",
              "CREATE VIRTUAL TABLE words USING fts5(subject)"));
      int unused =
          mail.transaction(
              () -> {
                for (int i = 0; i < 500; i++) {
                  String subject = "canary " + i;
                  mail.execute("INSERT INTO mail VALUES(?, ?, ?)", i, subject, new byte[4000]);
                  mail.execute("INSERT INTO words(rowid, subject) VALUES(?, ?)", i, subject);
                }
                return 0;
              });
    }
    try (SecureDatabase other = open(from, "予定")) {
      other.execute("CREATE TABLE t(a)");
    }
    SecureFiles.in(from, "account").write("file", out -> out.write(7));
  }

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  private static SecureDatabase open(Container container, String name) throws IOException {
    return DesktopDatabases.in(container.domain("account")).open(name);
  }

  private static RecipientKey recipient() {
    try {
      return RecipientKey.of(ORGANISATION.getPublicKeysetHandle());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] exported(BackupProgress progress) throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), DOOR);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.writeTo(0, out, progress);
    export.end();
    return out.toByteArray();
  }

  private void imported(byte[] backup) throws IOException {
    Import.begin(to, OpeningKey.of(ORGANISATION)).readFrom(new ByteArrayInputStream(backup), QUIET);
  }

  private static long count(SecureDatabase database) throws IOException {
    return database.query("SELECT count(*) FROM mail", row -> row.integer(0)).get(0);
  }

  private void assertCame() throws IOException {
    assertEquals(2, DatabasePlace.registered(to.domain("account")).size());
    try (SecureDatabase mail = open(to, "mail")) {
      assertEquals(500, count(mail));
      assertEquals(List.of("ok"), mail.query("PRAGMA integrity_check", row -> row.text(0)));
      assertEquals(
          List.of(321L),
          mail.query("SELECT rowid FROM words WHERE words MATCH '321'", row -> row.integer(0)));
      mail.migrate(List.of("never run", "never run", "CREATE TABLE later(a)"));
      mail.execute("INSERT INTO mail VALUES(500, 'new', NULL)");
    }
    try (SecureDatabase other = open(to, "予定")) {
      assertEquals(List.of(), other.query("SELECT a FROM t", row -> row.integer(0)));
    }
    assertTrue(SecureFiles.in(to, "account").exists("file"));
  }

  @Test
  void databasesOpenInTheOtherContainerUnderItsKeys() throws Exception {
    imported(exported(QUIET));
    DatabasePlace place = DatabasePlace.of(to.domain("account"), "mail");
    byte[] file = Files.readAllBytes(place.file());
    try (var key = place.key()) {
      assertEquals(file.length / 4096, SqlCipherPages.sealedBy(key.copy(), file));
    }
    assertFalse(new String(file, StandardCharsets.ISO_8859_1).contains("canary"));
    assertCame();
    fresh.lock();
    fresh.open();
    try (SecureDatabase mail = open(to, "mail")) {
      assertEquals(501, count(mail));
    }
  }

  @Test
  void anOpenDatabaseIsCopiedWhileTheAppGoesOnWithIt() throws IOException {
    try (SecureDatabase mail = open(from, "mail")) {
      mail.execute("INSERT INTO mail VALUES(1000, 'in the log', NULL)");
      byte[] backup =
          exported(
              (domain, done, all) -> {
                if (done > 1_000_000) {
                  execute(mail, "UPDATE mail SET body = randomblob(4000)");
                }
              });
      imported(backup);
      assertEquals(501, count(mail));
      try (SecureDatabase came = open(to, "mail")) {
        assertEquals(501, count(came));
        assertEquals(List.of("ok"), came.query("PRAGMA integrity_check", row -> row.text(0)));
      }
      assertEquals(List.of(1000L), mail.query("PRAGMA wal_autocheckpoint", row -> row.integer(0)));
    }
  }

  private static void execute(SecureDatabase database, String sql) {
    try {
      database.execute(sql);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTransactionUnderWayIsWaitedFor() throws Exception {
    try (SecureDatabase mail = open(from, "mail")) {
      AtomicBoolean committed = new AtomicBoolean();
      java.util.concurrent.CountDownLatch begun = new java.util.concurrent.CountDownLatch(1);
      Thread other =
          new Thread(
              () -> {
                try {
                  mail.transaction(
                      () -> {
                        int unused = mail.execute("INSERT INTO mail VALUES(2000, 'late', NULL)");
                        begun.countDown();
                        sleep();
                        committed.set(true);
                        return unused;
                      });
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      other.start();
      begun.await();
      imported(exported(QUIET));
      assertTrue(committed.get());
      other.join();
    }
    try (SecureDatabase came = open(to, "mail")) {
      assertEquals(501, count(came));
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAKillLeftInTheLogComesToo() throws IOException {
    Domain domain = from.domain("account");
    SecureDatabase mail = open(from, "mail");
    mail.execute("INSERT INTO mail VALUES(1000, 'in the log', NULL)");
    Path file = DatabasePlace.of(domain, "mail").file();
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    byte[] before = Files.readAllBytes(file);
    byte[] kept = Files.readAllBytes(log);
    assertTrue(kept.length > 4096);
    Path inTheWay = Files.createDirectory(file.resolveSibling("register.part"));
    mail.close(); // it can't leave a mark: as after a kill, the register knows the earlier one
    Files.delete(inTheWay);
    Files.write(file, before);
    Files.write(log, kept);
    imported(exported(QUIET));
    try (SecureDatabase came = open(to, "mail")) {
      assertEquals(501, count(came));
    }
  }

  @Test
  void noDatabaseIsForgottenNorMadeUp() {
    assertEquals(Problem.BACKUP_INCOMPLETE, problemOf(BackupPart.of("account", "mail")));
    assertEquals(Problem.NOT_FOUND, problemOf(BackupPart.of("account", "mail", "予定", "none")));
  }

  private Problem problemOf(BackupPart part) {
    return assertThrows(
            StorageException.class, () -> Export.begin(from, List.of(part), recipient(), DOOR))
        .problem();
  }

  @Test
  void aDamagedDatabaseIsSaidWhileTheOldDeviceIsStillThere() throws IOException {
    Path file = DatabasePlace.of(from.domain("account"), "mail").file();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    StorageException refusal = assertThrows(StorageException.class, () -> exported(QUIET));
    assertEquals(Problem.DATABASE_DAMAGED, refusal.problem());
    assertEquals("mail", refusal.subject());
  }

  @Test
  void aBreakInADatabaseGoesOnWithTheSameCopy() throws IOException {
    int whole = exported(QUIET).length;
    for (int at = 1000; at < whole; at += whole / 7) {
      Export export = Export.begin(from, PARTS, recipient(), DOOR, 1);
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      int room = at;
      assertThrows(IOException.class, () -> export.writeTo(0, breaking(sink, room), QUIET));
      old.lock();
      old.open();
      Export again = Export.resume(from, DOOR, 1).orElseThrow();
      int position = (int) again.position(sink.size());
      ByteArrayOutputStream rest = new ByteArrayOutputStream();
      rest.write(sink.toByteArray(), 0, position);
      again.writeTo(position, rest, QUIET);
      again.end();
      assertEquals(whole, rest.size());
      try (EnrolledContainer other = BackedUp.create()) {
        Import.begin(other.container(), OpeningKey.of(ORGANISATION))
            .readFrom(new ByteArrayInputStream(rest.toByteArray()), QUIET);
        try (SecureDatabase came = open(other.container(), "mail")) {
          assertEquals(500, count(came));
        }
      }
    }
  }

  private static OutputStream breaking(ByteArrayOutputStream to, int room) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value});
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        int taken = Math.min(room - to.size(), length);
        to.write(bytes, offset, taken);
        if (taken < length) {
          throw new IOException("the network broke");
        }
      }
    };
  }

  @Test
  void aDomainWithADatabaseIsInUse() throws IOException {
    byte[] backup = exported(QUIET);
    try (SecureDatabase mine = open(to, "mine")) {
      mine.execute("CREATE TABLE t(a)");
    }
    assertEquals(
        Problem.BACKUP_TARGET_IN_USE,
        assertThrows(StorageException.class, () -> imported(backup)).problem());
    open(to, "mine").close();
  }

  /** Everything has come, and the place of a database is not free. */
  private Import blocked(Path place) throws IOException {
    byte[] backup = exported(QUIET);
    Import importing = Import.begin(to, OpeningKey.of(ORGANISATION));
    assertEquals(
        Problem.BACKUP_TARGET_IN_USE,
        assertThrows(
                StorageException.class,
                () ->
                    importing.readFrom(
                        new ByteArrayInputStream(backup), (domain, done, all) -> make(place)))
            .problem());
    Files.delete(place);
    return Import.resume(to).orElseThrow();
  }

  private static void make(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKillWhileThingsTakeTheirPlacesIsMadeUpFor() throws IOException {
    Import again = blocked(DatabasePlace.of(to.domain("account"), "予定").file());
    Staging staging = Staging.in(to, "account");
    staging.placeFiles();
    PlacedDatabase.of(staging, "mail").run();
    assertEquals(1, DatabasePlace.registered(to.domain("account")).size());
    again.readFrom(new ByteArrayInputStream(new byte[0]), QUIET);
    assertCame();
    assertTrue(Import.resume(to).isEmpty());
    assertFalse(Files.exists(SecureFiles.in(to, "account").path(Staging.DIRECTORY)));
  }

  @Test
  void aKillBeforeOrAfterADatabaseGotItsNameIsMadeUpFor() throws IOException {
    DatabasePlace place = DatabasePlace.of(to.domain("account"), "mail");
    Import again = blocked(place.file());
    Staging staging = Staging.in(to, "account");
    Path pages = staging.database("mail");
    Path pending = pages.resolveSibling(pages.getFileName() + ".placing");
    Path beside = place.file().resolveSibling(place.id() + ".import");
    try (var key = place.key();
        var in = Files.newInputStream(pages);
        var out = Files.newOutputStream(beside)) {
      assertTrue(SealedPages.seal(in, key, new java.security.SecureRandom(), out));
    }
    Files.move(pages, pending);
    make(place.file()); // somebody else's
    assertEquals(
        Problem.BACKUP_TARGET_IN_USE,
        assertThrows(
                StorageException.class,
                () -> again.readFrom(new ByteArrayInputStream(new byte[0]), QUIET))
            .problem());
    Files.delete(place.file());
    DatabaseWatch.begin(place).close();
    Files.move(beside, place.file()); // and the kill came before it was registered
    again.readFrom(new ByteArrayInputStream(new byte[0]), QUIET);
    assertCame();
  }

  @Test
  void pagesOfAnotherKeyOrAlteredAreNotOpenedAndTheWayBackIsTheSame() throws IOException {
    DatabasePlace place = DatabasePlace.of(from.domain("account"), "予定");
    byte[] sealed = Files.readAllBytes(place.file());
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (var key = place.key()) {
      assertTrue(SealedPages.open(new ByteArrayInputStream(sealed), key, plain));
      assertTrue(plain.toString(StandardCharsets.ISO_8859_1).startsWith("SQLite format 3"));
      for (int at = 0; at < sealed.length; at += 61) {
        byte[] bad = sealed.clone();
        bad[at] ^= 1;
        assertFalse(
            SealedPages.open(new ByteArrayInputStream(bad), key, OutputStream.nullOutputStream()));
      }
      assertFalse(
          SealedPages.open(
              new ByteArrayInputStream(Arrays.copyOf(sealed, sealed.length - 1)),
              key,
              OutputStream.nullOutputStream()));
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      assertTrue(
          SealedPages.seal(
              new ByteArrayInputStream(plain.toByteArray()),
              key,
              new java.security.SecureRandom(),
              again));
      ByteArrayOutputStream reopened = new ByteArrayOutputStream();
      assertTrue(SealedPages.open(new ByteArrayInputStream(again.toByteArray()), key, reopened));
      byte[] unmarked = plain.toByteArray();
      Arrays.fill(unmarked, 68, 72, (byte) 0); // the mark is of the other container's register
      assertArrayEquals(unmarked, reopened.toByteArray());
    }
  }
}
