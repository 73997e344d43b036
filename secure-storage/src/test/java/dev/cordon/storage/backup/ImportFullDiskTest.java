package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Transfer.QUIET;
import static dev.cordon.storage.backup.Transfer.exported;
import static dev.cordon.storage.backup.Transfer.opening;
import static dev.cordon.storage.backup.Transfer.picture;
import static dev.cordon.storage.backup.Transfer.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk that is full from each change of an import on; then there is room again. */
@Tag("A4")
class ImportFullDiskTest {
  private static final String FULL = "No space left on device";
  private static final long EVER = Long.MAX_VALUE / 2;
  private static final int MOST_TRIES = 4;
  private static final List<String> DOMAINS = List.of("mail", "notes");

  /** How an import is gone on with when there is room. */
  private interface GoingOn {
    TornContainer on(TornContainer full) throws IOException;
  }

  @Test
  void afterAFullDiskTheSameProcessGoesOnAndEverythingCame() throws IOException {
    filesCameAlthoughFull(3, full -> full);
  }

  @Test
  void afterAFullDiskTheNextProcessGoesOnAndEverythingCame() throws IOException {
    filesCameAlthoughFull(5, TornContainer::afterKill);
  }

  private static void filesCameAlthoughFull(int step, GoingOn goingOn) throws IOException {
    try (EnrolledContainer old = BackedUp.create();
        TornContainer begun = TornContainer.create()) {
      fill(old.container());
      Map<String, String> expected = pictures(old.container());
      fullAtEachChange(
          step,
          begun,
          exported(old.container(), "mail", "notes"),
          goingOn,
          to -> assertEquals(expected, pictures(to)));
    }
  }

  @Test
  void aDatabaseComesAlthoughTheDiskWasFullInBetween() throws IOException {
    byte[] pages = pages();
    byte[] backup = backupOf(pages);
    try (TornContainer begun = TornContainer.create()) {
      fullAtEachChange(3, begun, backup, full -> full, to -> assertDatabase(to, pages));
      fullAtEachChange(2, begun, backup, TornContainer::afterKill, to -> assertDatabase(to, pages));
    }
  }

  private interface Check {
    void hold(Container to) throws IOException;
  }

  private static void fullAtEachChange(
      int step, TornContainer begun, byte[] backup, GoingOn goingOn, Check check)
      throws IOException {
    Map<Problem, Integer> met = new EnumMap<>(Problem.class);
    boolean done = false;
    for (long at = 1; !done; at += step) {
      try (TornContainer full = begun.afterKill()) {
        full.disk().failAt(at, EVER, FULL);
        Optional<Problem> problem = trouble(full.container(), backup);
        full.disk().failAt(1, 0, "");
        problem.ifPresent(each -> met.merge(each, 1, Integer::sum));
        done = !problem.isPresent();
        try (TornContainer next = goingOn.on(full)) {
          if (!done) {
            goOn(next.container(), backup);
          }
          check.hold(next.container());
          assertTrue(Import.resume(next.container()).isEmpty(), "full at change " + at);
        }
      }
    }
    met.remove(Problem.MEDIUM_FAILED);
    assertEquals(List.of(Problem.DISK_FULL), List.copyOf(met.keySet()));
    assertTrue(met.getOrDefault(Problem.DISK_FULL, 0) > 15, () -> "only " + met);
  }

  private static Optional<Problem> trouble(Container to, byte[] backup) throws IOException {
    try {
      Import.begin(to, opening(), 1).readFrom(new ByteArrayInputStream(backup), QUIET);
      return Optional.empty();
    } catch (StorageException e) {
      return Optional.of(e.problem());
    }
  }

  /** Of a ledger's record that could not be forced nobody knows until it is opened anew. */
  private static void goOn(Container to, byte[] backup) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        tryToGoOn(to, backup);
        return;
      } catch (StorageException e) {
        if (e.problem() == Problem.BACKUP_TARGET_IN_USE && Import.resume(to).isEmpty()) {
          return; // it was over but for what the container kept of it
        }
        assertEquals(Problem.MEDIUM_FAILED, e.problem());
        assertTrue(tries < MOST_TRIES, "it stays so");
      }
    }
  }

  private static void tryToGoOn(Container to, byte[] backup) throws IOException {
    Optional<Import> known = Import.resume(to, 1);
    Import again = known.isPresent() ? known.get() : Import.begin(to, opening(), 1);
    int position = (int) again.position();
    again.readFrom(new ByteArrayInputStream(backup, position, backup.length - position), QUIET);
  }

  private static void fill(Container from) throws IOException {
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    write(from, "mail", "a/one", new byte[] {1, 2, 3});
    write(from, "mail", "large", large);
    write(from, "notes", "計画", new byte[100]);
  }

  private static Map<String, String> pictures(Container container) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String domain : DOMAINS) {
      picture(container, domain).forEach((path, what) -> all.put(domain + path, what));
    }
    return all;
  }

  /** As much of SQLite's format as the import asks for. */
  private static byte[] pages() {
    byte[] pages = new byte[3 * PageCipher.PAGE_BYTES];
    new Random(2).nextBytes(pages);
    byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, pages, 0, magic.length);
    for (int end = PageCipher.PAGE_BYTES; end <= pages.length; end += PageCipher.PAGE_BYTES) {
      Arrays.fill(pages, end - 80, end, (byte) 0);
    }
    Arrays.fill(pages, 68, 72, (byte) 0);
    return pages;
  }

  private static byte[] backupOf(byte[] pages) throws IOException {
    byte[] raw = new byte[BackupHeader.KEY_BYTES];
    SecureRandom random = new SecureRandom();
    random.nextBytes(raw);
    try (SecretBytes key = SecretBytes.owning(raw)) {
      BackupHeader header = BackupHeader.begin(key, Transfer.recipient(), random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(header.toBytes());
      RecordWriter writer = new RecordWriter(out, new RecordCipher(key, header.id()), Mark.first());
      writer.write(new Item.Begin(pages.length, List.of(BackupPart.of("mail", "rows"))));
      writer.write(new Item.InDomain("mail"));
      writer.write(new Item.OfDatabase("rows"));
      writer.write(new Item.Data(Arrays.copyOf(pages, 5000)));
      writer.write(new Item.Data(Arrays.copyOfRange(pages, 5000, pages.length)));
      writer.write(new Item.Done(pages.length));
      writer.write(new Item.End(Counts.NONE.plusBytes(pages.length).plusDatabase()));
      return out.toByteArray();
    }
  }

  private static void assertDatabase(Container to, byte[] pages) throws IOException {
    DatabasePlace place = DatabasePlace.of(to.domain("mail"), "rows");
    assertTrue(DatabasePlace.registered(place.domain()).contains(place.id()));
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    byte[] sealed = Files.readAllBytes(place.file());
    try (SecretBytes key = place.key()) {
      assertTrue(SealedPages.open(new ByteArrayInputStream(sealed), key, plain));
    }
    byte[] came = plain.toByteArray();
    assertArrayEquals(pages, came);
    assertEquals(Map.of(), picture(to, "mail"));
  }
}
