package dev.cordon.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has the files in hand, and not the control state. */
@Tag("J2")
class TrailAttackTest {
  @TempDir Path home;
  private StoredTrail stored;
  private List<AuditEvent> whole = List.of();
  private int copies;

  /** Three days, a segment each, nothing left in the control state. */
  @BeforeEach
  void prepare() throws Exception {
    stored = new StoredTrail(home.resolve("trail"));
    for (int day = 0; day < 3; day++) {
      stored.record(day * 10, 2);
      stored.pass(Duration.ofDays(1));
    }
    stored.letGo();
    whole = stored.events();
    assertEquals(List.of(0L, 1L, 10L, 11L, 20L, 21L), stored.numbers());
    assertEquals(3, files(stored.directory).size());
  }

  @Test
  void whatNobodyTouchedIsWhole() throws Exception {
    StoredTrail again = stored.restarted(copy());
    assertEquals(whole, again.events());
    assertFalse(again.saysBroken());
  }

  @Test
  void everyFlippedByteShows() throws Exception {
    for (Path file : files(stored.directory)) {
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= 0x01;
        assertShows(with(file, bad), file.getFileName() + " " + i);
      }
    }
  }

  @Test
  void everyTruncationShows() throws Exception {
    for (Path file : files(stored.directory)) {
      byte[] good = Files.readAllBytes(file);
      for (int length = 0; length < good.length; length++) {
        assertShows(with(file, Arrays.copyOf(good, length)), file.getFileName() + " " + length);
      }
    }
  }

  @Test
  void everyDeletedSegmentShows() throws Exception {
    for (Path file : files(stored.directory)) {
      Path copy = copy();
      Files.delete(copy.resolve(file.getFileName()));
      assertShows(copy, file.getFileName().toString());
    }
    assertShows(home.resolve("nothing"), "all of them");
  }

  @Test
  void swappedEventsShow() throws Exception {
    Path last = files(stored.directory).get(2);
    byte[] good = Files.readAllBytes(last);
    int half = (good.length - Segment.HEADER_BYTES) / 2; // two events of equal length
    byte[] swapped = good.clone();
    System.arraycopy(good, Segment.HEADER_BYTES, swapped, Segment.HEADER_BYTES + half, half);
    System.arraycopy(good, Segment.HEADER_BYTES + half, swapped, Segment.HEADER_BYTES, half);
    assertShows(with(last, swapped), "swapped");
  }

  @Test
  void swappedSegmentsShow() throws Exception {
    Path copy = copy();
    List<Path> files = files(copy);
    byte[] second = Files.readAllBytes(files.get(1));
    Files.write(files.get(1), Files.readAllBytes(files.get(2)));
    Files.write(files.get(2), second);
    assertShows(copy, "swapped");
  }

  @Test
  void anEventThatIsRepeatedOrPutInShows() throws Exception {
    Path first = files(stored.directory).get(0);
    byte[] good = Files.readAllBytes(first);
    byte[] twice = Arrays.copyOf(good, good.length + 100);
    System.arraycopy(
        good, Segment.HEADER_BYTES, twice, Segment.HEADER_BYTES + 100, good.length - 49);
    assertShows(with(first, twice), "put in");
  }

  @Test
  void anOlderCopyShows() throws Exception {
    Path older = copy();
    stored.record(30, 2);
    stored.record(40, 2);
    stored.letGo();
    assertShows(older, "older");
  }

  @Test
  void anotherTrailsFilesShow() throws Exception {
    StoredTrail other = new StoredTrail(home.resolve("other"));
    for (int day = 0; day < 3; day++) {
      other.record(day * 10, 2);
      other.pass(Duration.ofDays(1));
    }
    assertShows(other.directory, "of another key");
  }

  @Test
  void afterDamageTheRecordGoesOnAndSaysHowManyAreMissing() throws Exception {
    StoredTrail again = stored.restarted(home.resolve("gone"));
    List<AuditEvent> events = again.events();
    assertEquals(1, events.size());
    assertEquals(AuditCode.TRAIL_BROKEN, events.get(0).code());
    assertEquals(whole.size() + 1L, events.get(0).sequence());
    assertEquals(whole.size(), events.get(0).number().orElseThrow());
    again.record(50, 3);
    again.letGo();
    StoredTrail third = again.restarted(again.directory);
    assertEquals(List.of(50L, 51L, 52L), third.numbers());
    assertEquals(1, third.events().stream().filter(TrailAttackTest::isBroken).count());
  }

  @Test
  void damagedFilesAreSetAsideForWhoeverLooksIntoIt() throws Exception {
    Path copy = copy();
    Path last = files(copy).get(2);
    Files.write(last, Arrays.copyOf(Files.readAllBytes(last), 60));
    StoredTrail again = stored.restarted(copy);
    assertTrue(again.saysBroken());
    assertEquals(3, files(copy.resolveSibling(copy.getFileName() + ".damaged")).size());
  }

  /** Whoever can write there may have laid a link to personal files. */
  @Test
  @Tag("G1")
  void aLinkInPlaceOfTheTrailIsNotFollowed() throws Exception {
    Path photos = Files.createDirectory(home.resolve("photos"));
    Files.writeString(photos.resolve("0000000000000001.trail"), "photo");
    Path link = Files.createSymbolicLink(home.resolve("link"), photos);
    StoredTrail again = stored.restarted(link);
    again.record(60, 1);
    again.trail.end();
    try (Stream<Path> left = Files.list(photos)) {
      assertEquals(1, left.count());
    }
    assertEquals("photo", Files.readString(photos.resolve("0000000000000001.trail")));
    assertFalse(Files.exists(link));
  }

  private static boolean isBroken(AuditEvent event) {
    return event.code() == AuditCode.TRAIL_BROKEN;
  }

  private void assertShows(Path directory, String what) throws Exception {
    StoredTrail again = stored.restarted(directory);
    again.events();
    assertTrue(again.saysBroken(), what);
    assertFalse(again.numbers().contains(99L), what);
  }

  private Path with(Path file, byte[] content) throws IOException {
    Path copy = copy();
    Files.write(copy.resolve(file.getFileName()), content);
    return copy;
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectory(home.resolve("copy" + copies++));
    for (Path file : files(stored.directory)) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
    return copy;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().collect(Collectors.toList());
    }
  }
}
