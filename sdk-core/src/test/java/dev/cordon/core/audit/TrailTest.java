package dev.cordon.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.audit.Notes.Stamped;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("J1")
@Tag("J2")
class TrailTest {
  private static final int MANY = 100_000;
  @TempDir Path home;

  /** The state is stored, then the process dies at each byte of the write that follows. */
  @Test
  void aKillAtAnyByteOfAWriteLosesNothingAndLooksLikeNoTampering() throws Exception {
    int kills = 0;
    for (int before : new int[] {0, 1, 3}) {
      for (int more : new int[] {1, 3}) {
        StoredTrail stored = new StoredTrail(home.resolve(before + "-" + more));
        if (before > 0) {
          stored.record(0, before);
          stored.letGo();
        }
        byte[] was = before > 0 ? Files.readAllBytes(only(stored)) : new byte[0];
        stored.record(before, more);
        byte[] is = Files.readAllBytes(only(stored));
        List<Long> all = LongStream.range(0, before + more).boxed().collect(Collectors.toList());
        for (int length = was.length; length <= is.length; length += 3) {
          byte[] torn = Arrays.copyOf(is, length);
          for (byte[] left : List.of(torn, Arrays.copyOf(torn, is.length))) {
            Files.write(only(stored), left);
            StoredTrail again = stored.restarted(stored.directory);
            assertEquals(all, again.numbers(), length + " of " + is.length);
            assertFalse(again.saysBroken());
            kills++;
          }
        }
      }
    }
    assertTrue(kills > 300, "kills: " + kills);
  }

  @Test
  void whatIsStoredAndNeverWrittenIsThereAfterARestart() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.record(0, 2);
    stored.store(List.of(new Stamped(stored.now, Note.of(AuditCode.WRONG_PASSCODE, 2))));
    StoredTrail again = stored.restarted(stored.directory);
    assertEquals(List.of(0L, 1L, 2L), again.numbers());
  }

  @Test
  void aMediumThatTakesNothingLosesNothingAndIsCaughtUpWith() throws Exception {
    Path directory = home.resolve("trail");
    StoredTrail stored = new StoredTrail(directory);
    Files.createDirectory(directory);
    Files.createDirectory(directory.resolve("0000000000000001.trail")); // no file can be there
    Files.createFile(directory.resolve("0000000000000001.trail").resolve("full"));
    for (int i = 0; i < 50; i++) {
      stored.record(i, 1);
    }
    assertEquals(51, stored.state.pending().size());
    Files.delete(directory.resolve("0000000000000001.trail").resolve("full"));
    Files.delete(directory.resolve("0000000000000001.trail"));
    stored.record(50, 1);
    stored.letGo();
    assertEquals(0, stored.state.pending().size());
    assertEquals(51, stored.restarted(directory).numbers().size());
  }

  @Test
  void aHundredThousandEventsStayInTheirBoundsAndTheOldestGoAloud() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    for (int first = 0; first < MANY; first += 250) {
      stored.record(first, 250);
    }
    stored.letGo();
    long bytes = 0;
    for (Path file : files(stored.directory)) {
      bytes += Files.size(file);
    }
    assertTrue(bytes <= Trail.MOST_BYTES + 2 * Segments.FULL_BYTES, "bytes: " + bytes);
    assertTrue(bytes > Trail.MOST_BYTES / 2, "bytes: " + bytes);
    List<AuditEvent> events = stored.restarted(stored.directory).events();
    assertEquals(MANY - 1, stored.numbers().get(stored.numbers().size() - 1));
    AuditEvent oldest = events.get(0);
    assertTrue(oldest.sequence() > MANY / 2);
    for (int i = 1; i < events.size(); i++) {
      assertEquals(events.get(i - 1).sequence() + 1, events.get(i).sequence());
    }
    assertTrue(events.stream().anyMatch(event -> event.code() == AuditCode.REMOVED));
  }

  @Test
  void anEventIsKeptSoManyDaysAndThenRemovedAloud() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.rules = new Audit(Audit.DEFAULT.events(), 2, 60);
    stored.record(0, 3);
    stored.pass(Duration.ofDays(2));
    stored.record(10, 1);
    stored.letGo();
    assertEquals(List.of(0L, 1L, 2L, 10L), stored.numbers());
    stored.pass(Duration.ofDays(1));
    stored.letGo();
    stored.trail.write(stored.state);
    assertEquals(List.of(10L), stored.numbers());
    AuditEvent removed =
        stored.events().stream()
            .filter(event -> event.code() == AuditCode.REMOVED)
            .findFirst()
            .orElseThrow();
    assertEquals(4, removed.number().orElseThrow(), "with the beginning");
    stored.letGo();
    assertEquals(List.of(10L), stored.restarted(stored.directory).numbers());
    assertEquals(2, files(stored.directory).size());
  }

  /** A kill comes after the state forgot them and before they are deleted. */
  @Test
  void whatIsRemovedStaysRemovedAfterAKill() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.rules = new Audit(Audit.DEFAULT.events(), 2, 60);
    stored.record(0, 3);
    stored.pass(Duration.ofDays(3));
    stored.record(10, 1);
    stored.letGo(); // stored, not written
    StoredTrail again = stored.restarted(stored.directory);
    assertEquals(List.of(10L), again.numbers());
    assertFalse(again.saysBroken());
  }

  @Test
  void onlyTheCategoriesOfThePolicyAreRecorded() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.rules = Audit.DEFAULT.withEvents(Set.of());
    stored.record(0, 3);
    assertFalse(stored.state.hasBegun());
    stored.rules = Audit.DEFAULT;
    stored.record(3, 1);
    assertEquals(List.of(3L), stored.numbers());
  }

  @Test
  void batchesComeAgainUntilTheyAreAcknowledgedAndJoin() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.record(0, 30);
    stored.letGo();
    stored.record(30, 5); // on disk, and in the control state too
    stored.store(List.of(new Stamped(stored.now, Note.of(AuditCode.WRONG_PASSCODE, 35))));
    assertEquals(
        stored.trail.batch(stored.state, "e", 10), stored.trail.batch(stored.state, "e", 10));
    List<AuditEvent> sent = new ArrayList<>();
    Optional<AuditBatch> batch = stored.trail.batch(stored.state, "e", 10);
    String joint = batch.orElseThrow().before();
    while (batch.isPresent()) {
      assertEquals(joint, batch.get().before());
      joint = batch.get().after();
      sent.addAll(batch.get().events());
      stored.state = stored.state.acknowledged(batch.get().last());
      batch = stored.trail.batch(stored.state, "e", 10);
    }
    assertEquals(stored.events(), sent);
    assertEquals(37, sent.size());
  }

  @Test
  void whatWasRemovedUnsentIsAGapThatTheOrganisationSees() throws Exception {
    StoredTrail stored = new StoredTrail(home.resolve("trail"));
    stored.rules = new Audit(Audit.DEFAULT.events(), 1, 60);
    stored.record(0, 3);
    stored.state = stored.state.acknowledged(2);
    stored.pass(Duration.ofDays(5));
    stored.record(10, 1);
    stored.letGo();
    AuditBatch batch = stored.trail.batch(stored.state, "e", 10).orElseThrow();
    assertEquals(5, batch.events().get(0).sequence());
    assertTrue(batch.events().stream().anyMatch(event -> event.code() == AuditCode.REMOVED));
  }

  @Test
  void aFloodOfRefusalsIsOneEventOfEachKind() {
    Notes notes = new Notes();
    for (int i = 0; i < MANY; i++) {
      notes.denied(Reason.Code.COPY_BLOCKED);
      notes.denied(i % 2 == 0 ? Reason.Code.PRINT_BLOCKED : Reason.Code.SHARE_BLOCKED);
    }
    notes.add(Note.of(AuditCode.OPENED));
    List<Stamped> taken = notes.take(100);
    assertEquals(4, taken.size());
    assertTrue(taken.contains(new Stamped(notes.now(), Note.of(AuditCode.OPENED))));
    assertTrue(
        taken.contains(new Stamped(notes.now(), Note.denied(Reason.Code.COPY_BLOCKED, MANY))));
  }

  @Test
  void aFloodOfHostsPushesNothingElseOutAndIsCountedAsLost() {
    Notes notes = new Notes();
    for (int i = 0; i < MANY; i++) {
      notes.site("a" + i + ".example", true);
      notes.site("a0.example", true);
    }
    notes.add(Note.of(AuditCode.WRONG_PASSCODE, 1));
    List<Note> taken = notes.take(MANY).stream().map(Stamped::note).collect(Collectors.toList());
    assertTrue(taken.contains(Note.of(AuditCode.WRONG_PASSCODE, 1)));
    assertTrue(taken.contains(Note.of(AuditCode.LOST, MANY - 128)));
    assertEquals(130, taken.size());
  }

  @Test
  void whatIsTooMuchForTheMemoryIsCounted() {
    Notes notes = new Notes();
    for (int i = 0; i < 2_000; i++) {
      notes.add(Note.of(AuditCode.WRONG_PASSCODE, i));
    }
    List<Stamped> taken = notes.take(10_000);
    assertEquals(1_025, taken.size());
    assertEquals(Note.of(AuditCode.LOST, 976), taken.get(1_024).note());
    notes.putBack(taken);
    assertEquals(taken, notes.take(10_000), "in the same order");
    assertFalse(notes.isAny());
  }

  private static Path only(StoredTrail stored) throws IOException {
    List<Path> files = files(stored.directory);
    assertEquals(1, files.size());
    return files.get(0);
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().collect(Collectors.toList());
    }
  }
}
