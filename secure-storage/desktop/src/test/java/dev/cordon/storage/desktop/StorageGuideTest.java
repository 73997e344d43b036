package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.backup.BackupPart;
import dev.cordon.storage.backup.DatabaseDoor;
import dev.cordon.storage.backup.Export;
import dev.cordon.storage.backup.Import;
import dev.cordon.storage.backup.OpeningKey;
import dev.cordon.storage.backup.RecipientKey;
import dev.cordon.storage.desktop.jdbc.SecureDataSource;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.settings.SettingKey;
import dev.cordon.storage.settings.Settings;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/storage.md run, and are the ones that stand here. */
@Tag("A2")
class StorageGuideTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;
  private Domain domain;
  private final List<Boolean> shown = new ArrayList<>();

  @BeforeEach
  void makeDomain() throws IOException {
    domain = TestDomain.of(directory, "master");
  }

  @Test
  void files() throws Exception {
    byte[] plan = {1, 2, 3};
    SecureFiles files = SecureFiles.in(domain);
    files.write("plans/2027.txt", out -> out.write(plan));
    try (InputStream in = files.read("plans/2027.txt")) {
      show(in.read() == 1);
    }
    files.delete("plans/2027.txt");

    Path index = files.path("index");
    Directory lucene = new NIOFSDirectory(Files.createDirectories(index));
    lucene.close();
    assertEquals(List.of(true), shown);
    assertTrue(Files.isDirectory(index));
  }

  @Test
  void aDatabaseAndItsSettings() throws Exception {
    SecureDatabase mail = DesktopDatabases.in(domain).open("mail");
    mail.migrate(
        List.of(
            "CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT NOT NULL)",
            "CREATE VIRTUAL TABLE words USING fts5(subject)"));
    mail.transaction(
        () ->
            mail.execute("INSERT INTO mail VALUES(?, ?)", 1, "Quarter")
                + mail.execute("INSERT INTO words(rowid, subject) VALUES(?, ?)", 1, "Quarter"));
    List<String> subjects =
        mail.query("SELECT subject FROM mail WHERE id = ?", row -> row.text(0), 1);
    assertEquals(List.of("Quarter"), subjects);

    SettingKey<Boolean> NOTIFY = SettingKey.flag("notify", true);
    SettingKey<Long> SYNCHRONISED = SettingKey.number("synchronised", 0);

    Settings settings = Settings.in(mail);
    boolean notify = settings.get(NOTIFY);
    settings.edit(editor -> editor.set(NOTIFY, false).set(SYNCHRONISED, 12L));
    Registration listening = settings.observe(NOTIFY, now -> show(now));
    assertTrue(notify);
    settings.edit(editor -> editor.reset(NOTIFY));
    assertEquals(List.of(true), shown);
    listening.close();
    mail.close();
  }

  @Test
  void damage() throws Exception {
    DesktopDatabases.in(domain).setAside("mail");
    SecureDatabase anew = DesktopDatabases.in(domain).open("mail");
    anew.close();
  }

  @Test
  void jdbc() throws Exception {
    try (SecureDataSource source = DesktopDatabases.in(domain).dataSource("mail")) {
      Flyway.configure().dataSource(source).locations("classpath:db").load().migrate();
      Jdbi jdbi = Jdbi.create(source);
      jdbi.useTransaction(handle -> handle.execute("INSERT INTO mail VALUES(?, ?)", 2, "Lunch?"));
    }
  }

  @Test
  @Tag("A4")
  void backup() throws Exception {
    KeysetHandle organisation = OpeningKey.generate();
    EnrolledContainer old = BackedUp.create();
    EnrolledContainer fresh = EnrolledContainer.create();
    try {
      DesktopDatabases.in(old.container().domain("account-1")).open("mail").close();
      byte[] backup = exported(old.container(), organisation.getPublicKeysetHandle());
      imported(fresh.container(), organisation, new ByteArrayInputStream(backup));
      DesktopDatabases.in(fresh.container().domain("account-1")).open("mail").close();
      assertTrue(shown.contains(true));
    } finally {
      old.close();
      fresh.close();
    }
  }

  private byte[] exported(Container container, KeysetHandle publicKey) throws Exception {
    ByteArrayOutputStream upload = new ByteArrayOutputStream();
    RecipientKey organisation = RecipientKey.of(publicKey);
    DatabaseDoor door = (domain, name) -> DesktopDatabases.in(domain).open(name);
    List<BackupPart> parts = List.of(BackupPart.of("account-1", "mail"));

    Export export = Export.begin(container, parts, organisation, door);
    export.writeTo(0, upload, (domain, done, all) -> show(done, all));
    export.end();
    return upload.toByteArray();
  }

  private void imported(Container container, KeysetHandle deviceKey, InputStream download)
      throws Exception {
    Import.begin(container, OpeningKey.of(deviceKey))
        .readFrom(download, (domain, done, all) -> show(done, all));
  }

  @Test
  void theGuideShowsWhatRunsHere() throws IOException {
    String here =
        bare(
            Files.readString(
                Path.of("src/test/java/dev/cordon/storage/desktop/StorageGuideTest.java")));
    Matcher examples = EXAMPLE.matcher(Files.readString(Path.of("../../docs/storage.md")));
    int count = 0;
    while (examples.find()) {
      assertTrue(here.contains(bare(examples.group(1))), examples.group(1));
      count++;
    }
    assertEquals(7, count);
  }

  private static String bare(String source) {
    return source.replaceAll("//.*", "").replaceAll("\\s", "");
  }

  private void show(boolean now) {
    shown.add(now);
  }

  private void show(long done, long all) {
    shown.add(done == all);
  }
}
