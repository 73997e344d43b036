package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Transfer.NO_DATABASES;
import static dev.cordon.storage.backup.Transfer.ORGANISATION;
import static dev.cordon.storage.backup.Transfer.QUIET;
import static dev.cordon.storage.backup.Transfer.exported;
import static dev.cordon.storage.backup.Transfer.imported;
import static dev.cordon.storage.backup.Transfer.opening;
import static dev.cordon.storage.backup.Transfer.picture;
import static dev.cordon.storage.backup.Transfer.recipient;
import static dev.cordon.storage.backup.Transfer.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.cordon.core.Container;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files from one container to another, and whom a backup is for. */
@Tag("A4")
class BackupTest {
  private final EnrolledContainer old = BackedUp.create();
  private final EnrolledContainer fresh = EnrolledContainer.create();
  private final Container from = old.container();
  private final Container to = fresh.container();

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  private void fill() throws IOException {
    byte[] large = new byte[3_000_001];
    new Random(1).nextBytes(large);
    write(from, "mail", "plans/2027.txt", "the plan".getBytes(StandardCharsets.UTF_8));
    write(from, "mail", "plans/2027.txt.old/deep/er/file", new byte[0]);
    write(from, "mail", "予定/来年度の計画.txt", "計画".getBytes(StandardCharsets.UTF_8));
    write(from, "mail", "large", large);
    write(from, "notes", "ａ😀", new byte[] {1});
    SecureFiles mail = SecureFiles.in(from, "mail");
    Files.createDirectories(mail.path("empty/directory"));
    Files.setLastModifiedTime(
        mail.path("large"), FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
    Files.setLastModifiedTime(
        mail.path("plans"), FileTime.from(Instant.parse("2019-01-02T03:04:05Z")));
    FileTime soon = FileTime.from(from.domain("mail").expiry().now().plus(Duration.ofDays(3)));
    Files.setAttribute(mail.path("plans/2027.txt"), "cordon:expires", soon);
  }

  @Test
  void twoDomainsAreTheSameInAnotherContainer() throws IOException {
    fill();
    Map<String, String> mail = picture(from, "mail");
    Map<String, String> notes = picture(from, "notes");
    imported(to, exported(from, "mail", "notes"));
    assertEquals(mail, picture(to, "mail"));
    assertEquals(notes, picture(to, "notes"));
    assertTrue(mail.getOrDefault("/plans/2027.txt", "").endsWith("Z"), "it expires");
    fresh.lock();
    fresh.open();
    assertEquals(mail, picture(to, "mail"));
  }

  @Test
  void domainsWithoutAnythingPassToo() throws IOException {
    from.domain("empty");
    imported(to, exported(from, "empty"));
    assertTrue(
        from.audit().events().stream().anyMatch(event -> event.code() == AuditCode.BACKUP_MADE));
    assertEquals(Map.of(), picture(to, "empty"));
  }

  @Test
  void theOrganisationWrapsTheHeaderForTheNewDeviceAndLeavesTheRest() throws IOException {
    fill();
    byte[] backup = exported(from, "mail");
    KeysetHandle device = OpeningKey.generate();
    BackupHeader header = BackupHeader.read(new ByteArrayInputStream(backup));
    byte[] wrapped = header.rewrapped(opening(), recipient(device)).toBytes();
    assertEquals(BackupHeader.BYTES, wrapped.length);
    byte[] sent = backup.clone();
    System.arraycopy(wrapped, 0, sent, 0, wrapped.length);
    Import.begin(to, OpeningKey.of(device)).readFrom(new ByteArrayInputStream(sent), QUIET);
    assertEquals(picture(from, "mail"), picture(to, "mail"));
    assertEquals(
        Problem.BACKUP_KEY,
        assertThrows(
                StorageException.class,
                () -> Import.begin(to, opening()).readFrom(new ByteArrayInputStream(sent), QUIET))
            .problem());
  }

  @Test
  void anotherKeyOpensNothing() throws IOException {
    fill();
    byte[] backup = exported(from, "mail");
    Import other = Import.begin(to, OpeningKey.of(OpeningKey.generate()));
    refused(Problem.BACKUP_KEY, () -> other.readFrom(new ByteArrayInputStream(backup), QUIET));
    BackupHeader header = BackupHeader.read(new ByteArrayInputStream(backup));
    refused(
        Problem.BACKUP_KEY,
        () -> header.rewrapped(OpeningKey.of(OpeningKey.generate()), recipient()));
    assertEquals(Map.of(), picture(to, "mail"));
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws Exception {
    AeadConfig.register();
    KeysetHandle other =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    assertThrows(IllegalArgumentException.class, () -> RecipientKey.of(other));
    assertThrows(IllegalArgumentException.class, () -> OpeningKey.of(other));
    assertThrows(
        IllegalArgumentException.class, () -> OpeningKey.of(ORGANISATION.getPublicKeysetHandle()));
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    fill();
    byte[] backup = exported(from, "notes", "mail");
    write(to, "mail", "mine", new byte[] {7});
    Map<String, String> before = picture(to, "mail");
    refused(Problem.BACKUP_TARGET_IN_USE, () -> imported(to, backup));
    assertEquals(before, picture(to, "mail"));
    assertEquals(Map.of(), picture(to, "notes"));
    assertTrue(Import.resume(to).isEmpty());
  }

  @Test
  void whatWasPutThereMeanwhileIsNotOverwrittenEither() throws IOException {
    fill();
    byte[] backup = exported(from, "mail");
    Import importing = Import.begin(to, opening());
    refused(
        Problem.BACKUP_TARGET_IN_USE,
        () ->
            importing.readFrom(
                new ByteArrayInputStream(backup),
                (domain, done, all) -> {
                  try {
                    write(to, "mail", "large", new byte[] {7});
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    assertEquals(1, Files.size(SecureFiles.in(to, "mail").path("large")));
    SecureFiles.in(to, "mail").delete("large");
    importing.readFrom(new ByteArrayInputStream(new byte[0]), QUIET);
    assertEquals(picture(from, "mail"), picture(to, "mail"));
  }

  @Test
  void withoutThePolicysWordNothingLeaves() throws IOException {
    fill();
    List<BackupPart> parts = List.of(BackupPart.of("mail"));
    Export begun = Export.begin(from, parts, recipient(), NO_DATABASES);
    old.publish(Policy.DEFAULT);

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    refused(Problem.BACKUP_BLOCKED, () -> Export.begin(from, parts, recipient(), NO_DATABASES));
    refused(Problem.BACKUP_BLOCKED, () -> begun.writeTo(0, out, QUIET));
    assertEquals(0, out.size());
  }

  @Test
  void oneAtATimeAndItsDomainIsGoneAfterwards() throws IOException {
    fill();
    Export export = Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    Path room = from.domain(Workroom.EXPORT).directory();
    refused(
        Problem.BACKUP_UNDER_WAY,
        () -> Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES));
    export.end();
    assertFalse(room.equals(from.domain(Workroom.EXPORT).directory()), "shredded and made anew");
    assertTrue(Export.resume(from, NO_DATABASES).isEmpty());
  }

  @Test
  void aDomainIsNotNamedTwiceNorTheBackupsOwn() {
    for (List<BackupPart> parts :
        List.of(
            List.of(BackupPart.of("mail"), BackupPart.of("mail")),
            List.of(BackupPart.of(Workroom.IMPORT)))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Export.begin(from, parts, recipient(), NO_DATABASES));
    }
  }

  @Test
  void progressGrowsToAllOfIt() throws IOException {
    fill();
    List<Long> done = new ArrayList<>();
    Export export = Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.writeTo(0, out, (domain, now, all) -> note(done, domain, now, all));
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(3_000_001 + 8 + 6, done.get(done.size() - 1));
    done.clear();
    Import.begin(to, opening())
        .readFrom(
            new ByteArrayInputStream(out.toByteArray()),
            (domain, now, all) -> note(done, domain, now, all));
    assertEquals(3_000_001 + 8 + 6, done.get(done.size() - 1));
  }

  private static void note(List<Long> done, String domain, long now, long all) {
    done.add(now);
    assertTrue(now <= all);
    assertEquals("mail", domain);
  }

  @Test
  void aFileThatChangesMeanwhileComesAsItIsAtTheEnd() throws IOException {
    fill();
    Path large = SecureFiles.in(from, "mail").path("large");
    Export export = Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] calls = new int[1];
    export.writeTo(
        0,
        out,
        (domain, now, all) -> {
          if (now > 1_000_000 && calls[0]++ < 2) {
            append(large);
          }
        });
    imported(to, out.toByteArray());
    assertEquals(2, Math.min(2, calls[0]));
    assertEquals(3_000_003, Files.size(SecureFiles.in(to, "mail").path("large")));
    assertEquals(picture(from, "mail"), picture(to, "mail"));
  }

  @Test
  void aFileThatAlwaysChangesIsSaid() throws IOException {
    fill();
    Path large = SecureFiles.in(from, "mail").path("large");
    Export export = Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    StorageException refused =
        refused(
            Problem.BACKUP_UNSTABLE,
            () ->
                export.writeTo(
                    0, new ByteArrayOutputStream(), (domain, now, all) -> append(large)));
    assertEquals("/large", refused.subject());
  }

  private static void append(Path file) {
    try {
      Files.write(file, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFileDeletedMeanwhileIsLeftOut() throws IOException {
    fill();
    SecureFiles mail = SecureFiles.in(from, "mail");
    Export export = Export.begin(from, List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.writeTo(
        0,
        out,
        (domain, now, all) -> {
          try {
            if (now > 1_000_000 && mail.exists("large")) {
              mail.delete("large");
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    imported(to, out.toByteArray());
    assertEquals(picture(from, "mail"), picture(to, "mail"));
    assertFalse(SecureFiles.in(to, "mail").exists("large"));
  }

  @Test
  void neitherStreamNorDiskHoldsAnythingInClear() throws IOException {
    byte[] canary = "canary-canary-canary-canary".getBytes(StandardCharsets.UTF_8);
    write(from, "mail", "canary-name-canary-name", canary);
    byte[] backup = exported(from, "mail");
    imported(to, backup);
    assertFalse(contains(backup, "canary"));
    for (Container each : List.of(from, to)) {
      Path root = each.domain("mail").directory().resolve("../..").normalize();
      try (var files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertFalse(contains(bytesOf(file), "canary"), file.toString());
        }
      }
    }
  }

  /** None if it was deleted meanwhile: what is no longer needed goes by itself. */
  private static byte[] bytesOf(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException gone) {
      return new byte[0];
    }
  }

  private static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static StorageException refused(
      Problem problem, org.junit.jupiter.api.function.Executable step) {
    StorageException refusal = assertThrows(StorageException.class, step);
    assertEquals(problem, refusal.problem());
    return refusal;
  }
}
