package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Expiry;
import dev.cordon.core.Removal;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.TestExpiry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is refused from its time on, deleted soon after, and its key dies with its day. */
@Tag("A5")
class VolumeExpiryTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path directory;
  private final TestExpiry expiry = new TestExpiry();
  private final Instant start = expiry.now();

  private Volume opened() throws IOException {
    return Desk.open(TestDomain.of(directory, "master", expiry));
  }

  private static void expires(Volume volume, String path, Instant when) throws IOException {
    volume.expires(Shadow.place(path), when);
  }

  private static Optional<Instant> expires(Volume volume, String path) throws IOException {
    return volume.facts(Shadow.place(path)).expires();
  }

  private static void requireExpired(Volume volume, String path) {
    StorageException e = assertThrows(StorageException.class, () -> Desk.read(volume, path));
    assertEquals(Problem.EXPIRED, e.problem());
    assertEquals(path, e.subject());
    assertTrue(e.text(Locale.JAPANESE).contains(path));
  }

  private static void requireGone(Volume volume, String path) {
    assertThrows(NoSuchFileException.class, () -> volume.facts(Shadow.place(path)));
  }

  @Test
  void byItsExactTimeItIsRefusedAndSoonItIsGone() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", "secret");
      Desk.write(volume, "/other", "stays");
      expires(volume, "/plan", start.plus(HOUR));
      assertEquals(Optional.of(start.plus(HOUR)), expires(volume, "/plan"));
      assertEquals(Optional.empty(), expires(volume, "/other"));
      expiry.passUnseen(HOUR.minusMillis(1));
      assertEquals("secret", Desk.read(volume, "/plan"));
      expiry.passUnseen(Duration.ofMillis(1));
      requireExpired(volume, "/plan");
      assertEquals(List.of(start.plus(HOUR)), expiry.remembered(), "the refusal is kept");
      expiry.look();
      requireGone(volume, "/plan");
      assertEquals("stays", Desk.read(volume, "/other"));
      assertEquals(1, Desk.contents(directory), "its blocks are gone");
    }
  }

  @Test
  void itsBytesNeedTheDaysKey() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/late", "secret");
      expires(volume, "/late", start.plus(DAY));
      expires(volume, "/late", start.plus(DAY).plus(HOUR)); // the same day
      Desk.write(volume, "/early", new byte[0]);
      expires(volume, "/early", start.plus(HOUR));
      Desk.write(volume, "/early", "secret");
    }
    TestExpiry otherKeys = new TestExpiry();
    try (Volume volume = Desk.open(TestDomain.of(directory, "master", otherKeys))) {
      requireExpired(volume, "/late"); // nobody has those days' keys
      requireExpired(volume, "/early");
    }
    try (Volume volume = opened()) {
      assertEquals("secret", Desk.read(volume, "/late"));
      assertEquals("secret", Desk.read(volume, "/early"));
      expiry.pass(DAY);
      assertEquals("secret", Desk.read(volume, "/late"), "within the day");
      requireGone(volume, "/early");
    }
  }

  @Test
  void twoFilesOfOneDayEndEachAtItsTime() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/one", "1");
      Desk.write(volume, "/two", "2");
      expires(volume, "/one", start.plus(HOUR));
      expires(volume, "/two", start.plus(HOUR).plus(HOUR));
      assertEquals(1, expiry.days().size());
      expiry.pass(HOUR);
      requireGone(volume, "/one");
      assertEquals("2", Desk.read(volume, "/two"));
      expiry.pass(HOUR);
      requireGone(volume, "/two");
    }
  }

  @Test
  void aFileThatIsReadWhileItEndsIsReadNoFurther() throws IOException {
    try (Volume volume = opened()) {
      byte[] bytes = Desk.content(500_000, 1);
      Desk.write(volume, "/big", bytes);
      expires(volume, "/big", start.plus(HOUR));
      OpenFile file = Desk.file(volume, "/big", StandardOpenOption.READ, StandardOpenOption.WRITE);
      assertEquals(1000, file.read(ByteBuffer.allocate(1000), 0));
      expiry.passUnseen(HOUR);
      requireEnded(file);
      expiry.look();
      requireEnded(file);
      assertEquals(0, Desk.contents(directory), "although it is open");
      file.close();
      volume.commit();
    }
    try (Volume volume = opened()) {
      assertEquals(List.of(), volume.list(Place.ROOT));
      assertEquals(0, Desk.contents(directory));
    }
  }

  private static void requireEnded(OpenFile file) {
    ByteBuffer buffer = ByteBuffer.allocate(1000);
    assertEquals(Problem.EXPIRED, Desk.problemOf(() -> file.read(buffer, 1000)));
    assertEquals(0, buffer.position());
    assertEquals(Problem.EXPIRED, Desk.problemOf(() -> file.write(buffer, 0)));
    assertEquals(Problem.EXPIRED, Desk.problemOf(() -> file.truncate(1)));
  }

  @Test
  void aDeletedFileThatIsStillOpenEndsAsWell() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/gone", "secret");
      expires(volume, "/gone", start.plus(HOUR));
      OpenFile file = Desk.file(volume, "/gone", StandardOpenOption.READ);
      volume.delete(Shadow.place("/gone"));
      assertEquals(6, file.read(ByteBuffer.allocate(10), 0));
      expiry.pass(HOUR);
      assertEquals(Problem.EXPIRED, Desk.problemOf(() -> file.read(ByteBuffer.allocate(10), 0)));
      assertEquals(0, Desk.contents(directory));
    }
  }

  @Test
  void theTimeIsMovedLaterAndEarlierUntilItHasCome() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", "secret");
      expires(volume, "/plan", start.plus(DAY));
      expires(volume, "/plan", start.plus(DAY.multipliedBy(3)));
      assertEquals("secret", Desk.read(volume, "/plan"));
      expiry.pass(DAY.multipliedBy(2));
      assertEquals("secret", Desk.read(volume, "/plan"));
      expires(volume, "/plan", expiry.now().plus(HOUR));
      assertEquals("secret", Desk.read(volume, "/plan"));
      expiry.passUnseen(HOUR);
      Place plan = Shadow.place("/plan");
      assertEquals(
          Problem.EXPIRED,
          Desk.problemOf(() -> volume.expires(plan, start.plus(DAY.multipliedBy(9)))));
      expiry.look();
      requireGone(volume, "/plan");
    }
  }

  @Test
  void movedToAnotherDayNothingOfTheOldContentStays() throws IOException {
    List<String> before;
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", Desk.content(100_000, 1));
      volume.commit();
      before = Desk.names(directory);
      expires(volume, "/plan", start.plus(DAY));
      volume.commit();
      List<String> after = Desk.names(directory);
      assertEquals(1, after.size());
      assertFalse(after.contains(before.get(0)), "a new content under another key");
      expires(volume, "/plan", start.plus(DAY).plus(HOUR));
      volume.commit();
      assertEquals(after, Desk.names(directory), "the same day has the same key");
    }
  }

  @Test
  void aMomentThatHasPassedEndsItAtOnce() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/old", "secret");
      Desk.write(volume, "/older", "secret");
      Desk.write(volume, "/oldest", "secret");
      expires(volume, "/old", start);
      expires(volume, "/older", start.minus(DAY.multipliedBy(400)));
      expires(volume, "/oldest", Instant.MIN);
      requireExpired(volume, "/old");
      requireExpired(volume, "/older");
      requireExpired(volume, "/oldest");
      expiry.look();
      assertEquals(List.of(), volume.list(Place.ROOT));
    }
  }

  @Test
  void aRenamedFileKeepsItsTimeAndADirectoryHasNone() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", "secret");
      expires(volume, "/plan", start.plus(HOUR));
      volume.createDirectory(Shadow.place("/d"));
      volume.move(Shadow.place("/plan"), Shadow.place("/d/moved"), false);
      assertEquals(Optional.of(start.plus(HOUR)), expires(volume, "/d/moved"));
      assertThrows(FileSystemException.class, () -> expires(volume, "/d", start.plus(HOUR)));
    }
    try (Volume volume = opened()) {
      expiry.passUnseen(HOUR);
      requireExpired(volume, "/d/moved");
      expiry.look();
      assertEquals(List.of(), volume.list(Shadow.place("/d")));
    }
  }

  @Test
  void whatEndedWhileLockedIsDeletedAtTheNextOpening() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", "secret");
      Desk.write(volume, "/other", "stays");
      expires(volume, "/plan", start.plus(HOUR));
    }
    expiry.pass(DAY.multipliedBy(5));
    try (Volume volume = opened()) {
      requireExpired(volume, "/plan");
      expiry.look();
      requireGone(volume, "/plan");
      assertEquals("stays", Desk.read(volume, "/other"));
      assertEquals(1, Desk.contents(directory));
    }
    try (Volume volume = opened()) {
      assertEquals(List.of("other"), volume.list(Place.ROOT));
    }
  }

  @Test
  void tooFarAheadIsRefusedAndChangesNothing() throws IOException {
    try (Volume volume = opened()) {
      Desk.write(volume, "/plan", "secret");
      Instant far = start.plus(DAY.multipliedBy(Expiry.MOST_DAYS + 1L));
      assertThrows(IllegalArgumentException.class, () -> expires(volume, "/plan", far));
      assertThrows(IllegalArgumentException.class, () -> expires(volume, "/plan", Instant.MAX));
      assertEquals(Optional.empty(), expires(volume, "/plan"));
    }
  }

  @Test
  void aThousandDocumentsOfDifferentDaysEndOneByOneAndItIsTold() throws IOException {
    int count = 1_000;
    try (Volume volume = opened()) {
      for (int i = 0; i < count; i++) {
        Desk.write(volume, "/" + i, "document " + i);
        expires(volume, "/" + i, start.plus(DAY.multipliedBy(i)).plus(HOUR));
      }
      assertEquals(count, expiry.days().size());
    }
    try (Volume volume = opened()) {
      for (int i = 0; i < count / 2; i += 100) {
        assertEquals("document " + i, Desk.read(volume, "/" + i));
        expiry.pass(HOUR);
        requireGone(volume, "/" + i);
        assertEquals("document " + (i + 1), Desk.read(volume, "/" + (i + 1)));
        expiry.pass(DAY.multipliedBy(100).minus(HOUR));
        requireGone(volume, "/" + (i + 99));
      }
      assertEquals(count / 2, Desk.contents(directory));
      assertEquals(new Removal(1, 1, 0), expiry.told().get(0));
      int before = expiry.told().size();
      expiry.pass(DAY.multipliedBy(count));
      List<Removal> told = expiry.told().subList(before, expiry.told().size());
      assertTrue(told.size() >= 5, "told " + told.size());
      assertEquals(new Removal(64, count / 2, 0), told.get(0));
      assertEquals(new Removal(count / 2, count / 2, 0), told.get(told.size() - 1));
      assertEquals(0, Desk.contents(directory));
      assertEquals(List.of(), expiry.days());
    }
  }
}
