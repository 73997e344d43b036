package dev.cordon.mail.desktop.recipes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.deposit.Deposits;
import dev.cordon.core.deposit.Drained;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.testing.TestOrganisation;
import dev.cordon.policy.testing.TestPhone;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.backup.BackupPart;
import dev.cordon.storage.backup.Export;
import dev.cordon.storage.backup.Import;
import dev.cordon.storage.backup.OpeningKey;
import dev.cordon.storage.backup.RecipientKey;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.settings.SettingKey;
import dev.cordon.storage.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes: keeping work data. */
class StoringRecipesTest {
  @TempDir private Path home;
  private final TestOrganisation office = TestOrganisation.open();
  private final Screen screen = new Screen();
  private TestPhone phone;
  private Container work;

  @BeforeEach
  void open() {
    phone = office.enrolledPhone(home.resolve("work"));
    work = phone.container();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void show(Object what) {
    screen.show(what);
  }

  @Test
  @Tag("A2")
  void storeAFile() throws Exception {
    byte[] plan = "the plan".getBytes(UTF_8);

    // <recipe store-a-file>
    SecureFiles files = SecureFiles.in(work.domain("account-1"));
    try {
      files.write("plans/2027.txt", out -> out.write(plan)); // whole or not at all
      try (InputStream in = files.read("plans/2027.txt")) {
        show(new String(in.readAllBytes(), UTF_8));
      }
    } catch (StorageException refused) {
      show(refused.text(Locale.ENGLISH)); // refused.problem() is for the program
    }
    // </recipe>

    assertEquals("the plan", screen.last());
    work.lock();
    StorageException refused =
        assertThrows(StorageException.class, () -> files.read("plans/2027.txt"));
    assertEquals(StorageException.Problem.LOCKED, refused.problem());
  }

  @Test
  @Tag("A2")
  void aDatabase() throws Exception {
    // <recipe a-database>
    SecureDatabase mail = DesktopDatabases.in(work.domain("account-1")).open("mail");
    mail.migrate(List.of("CREATE VIRTUAL TABLE message USING fts5(subject, body)"));
    mail.execute("INSERT INTO message VALUES (?, ?)", "Budget", "The budget for 2027.");
    List<String> found =
        mail.query("SELECT subject FROM message WHERE message MATCH ?", row -> row.text(0), "2027");
    show(found);
    // </recipe>

    assertEquals("[Budget]", screen.last());
    // <recipe a-database>
    work.lock(); // closes it
    try {
      mail.execute("DELETE FROM message");
    } catch (StorageException locked) {
      show(locked.text(Locale.ENGLISH)); // unlock, then open it again
    }
    // </recipe>
    assertEquals(2, screen.lines.size());
  }

  @Test
  @Tag("A2")
  void keepSettings() throws Exception {
    SecureDatabase database = DesktopDatabases.in(work.domain("app")).open("app");
    // <recipe keep-settings>
    SettingKey<Boolean> quiet = SettingKey.flag("quiet", false);
    SettingKey<Long> lastFetch = SettingKey.number("lastFetch", 0);

    Settings settings = Settings.in(database); // make it once, share it
    Registration listening = settings.observe(quiet, now -> show("quiet: " + now));
    settings.edit(all -> all.set(quiet, true).set(lastFetch, 12L)); // all or nothing
    show(settings.get(lastFetch));
    // </recipe>

    listening.close();
    assertEquals(List.of("quiet: true", "12"), screen.lines);
  }

  @Test
  @Tag("G1")
  void removeAnAccount() throws Exception {
    SecureFiles.in(work.domain("account-1")).write("file", out -> out.write(7));

    // <recipe remove-an-account>
    work.onRemoval(progress -> show(progress.files() + " of " + progress.ofFiles()));
    work.shred("account-1"); // its key is gone on return; its files follow beside other work
    // </recipe>

    assertTrue(!SecureFiles.in(work.domain("account-1")).exists("file"));
    assertEquals(List.of(), office.receipts(phone));
    // <recipe remove-an-account>
    work.wipe("account-1"); // the same, and the organisation gets a receipt
    // </recipe>
    for (int round = 0; round < 500 && work.organisation().receipts().isEmpty(); round++) {
      Thread.sleep(20);
    }
    phone.checkIn();
    assertEquals(1, office.receipts(phone).size());
  }

  @Test
  @Tag("D4")
  void receiveWhileLocked() throws Exception {
    office.publish("{\"access\": {\"syncWhileLocked\": true}}");
    takeIn();
    work.lock();
    byte[] message = "The budget for 2027.".getBytes(UTF_8);

    // <recipe receive-while-locked>
    Deposits deposits = work.deposits();
    Optional<Reason> refusal = deposits.refusal("account-1"); // asked before anything is fetched
    if (refusal.isPresent()) {
      show(refusal.get().text(Locale.ENGLISH)); // fetch it after the next unlock
    } else {
      deposits.put("account-1", message); // on the disk, and nothing here opens it any more
    }
    // </recipe>

    assertEquals(1, deposits.waiting("account-1"));
    phone.unlock();
    takeIn();
    assertEquals("[The budget for 2027.]", screen.last());
    work.lock();
    office.publish("{}");
    assertEquals(Reason.Code.DEPOSITS_OFF, deposits.refusal("account-1").orElseThrow().code());
  }

  private void takeIn() throws IOException {
    // <recipe receive-while-locked>
    SecureDatabase mail = DesktopDatabases.in(work.domain("account-1")).open("mail");
    mail.migrate(List.of("CREATE TABLE message(id TEXT PRIMARY KEY, body TEXT)"));
    Drained drained =
        work.deposits()
            .drain(
                "account-1",
                arrived ->
                    mail.execute(
                        "INSERT OR IGNORE INTO message VALUES (?, ?)", // a kill may bring it twice
                        arrived.id(),
                        new String(arrived.content(), UTF_8)));
    drained.lost().forEach(lost -> show(lost.why().text(Locale.ENGLISH))); // fetch it again
    // </recipe>
    show(mail.query("SELECT body FROM message", row -> row.text(0)));
  }

  @Test
  @Tag("A4")
  void backUp() throws Exception {
    KeysetHandle organisationKey = OpeningKey.generate();
    KeysetHandle organisationsPublicKey = organisationKey.getPublicKeysetHandle();
    ByteArrayOutputStream upload = new ByteArrayOutputStream();
    SecureFiles.in(work.domain("account-1")).write("file", out -> out.write(7));

    exportTo(upload, organisationsPublicKey);
    assertEquals(0, upload.size());
    assertEquals(1, screen.lines.size(), "the default policy lets no work data into a backup");

    office.publish("{\"transfer\": {\"backup\": \"organisation\"}}");
    exportTo(upload, organisationsPublicKey);
    TestPhone other = office.enrolledPhone(home.resolve("new"));
    Container newWork = other.container();
    InputStream download = new ByteArrayInputStream(upload.toByteArray());
    // <recipe back-up>
    Import.begin(newWork, OpeningKey.of(organisationKey))
        .readFrom(download, (domain, done, all) -> show(domain + ": " + done + " of " + all));
    // </recipe>
    try (InputStream in = SecureFiles.in(newWork.domain("account-1")).read("file")) {
      assertArrayEquals(new byte[] {7}, in.readAllBytes());
    }
  }

  private void exportTo(ByteArrayOutputStream upload, KeysetHandle organisationsPublicKey)
      throws IOException {
    // <recipe back-up>
    List<BackupPart> parts = List.of(BackupPart.of("account-1"));
    try {
      Export export =
          Export.begin(
              work,
              parts,
              RecipientKey.of(organisationsPublicKey),
              (domain, name) -> DesktopDatabases.in(domain).open(name));
      export.writeTo(0, upload, (domain, done, all) -> show(domain + ": " + done + " of " + all));
      export.end(); // when the organisation said that it has all of it
    } catch (StorageException refused) {
      show(refused.text(Locale.ENGLISH)); // BACKUP_BLOCKED: the policy says no
    }
    // </recipe>
  }
}
