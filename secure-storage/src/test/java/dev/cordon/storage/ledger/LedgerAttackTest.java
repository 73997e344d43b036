package dev.cordon.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever alters a ledger is found out, as far as the anchor goes. */
@Tag("A2")
class LedgerAttackTest {
  private static final int HEADER_BYTES = 64;
  private static final int HEAD_BYTES = 28;
  private static final int COMMITS = 6;

  /** The states and anchors after each commit; the first are those of the snapshot. */
  private final List<State> states = new ArrayList<>();

  private final List<Optional<Anchor>> anchors = new ArrayList<>();
  private final byte[] whole = ledger(Ledgers.domain(), states, anchors);

  LedgerAttackTest() throws IOException {}

  @Test
  void aFlippedByteIsRefused() throws IOException {
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      Object without = inLastRecord(i) ? states.get(COMMITS - 1) : Problem.DAMAGED;
      assertEquals(Problem.DAMAGED, outcome(flipped, anchors.get(COMMITS)), "byte " + i);
      assertEquals(without, outcome(flipped, Optional.empty()), "byte " + i);
    }
  }

  @Test
  void aLedgerThatIsCutBeforeItsAnchorIsRefused() throws IOException {
    Optional<Anchor> anchor = anchors.get(COMMITS - 1);
    int anchored = whole.length - records(whole).get(records(whole).size() - 1).length;
    for (int length = 0; length < anchored; length++) {
      Object outcome = outcome(Arrays.copyOf(whole, length), anchor);
      assertTrue(outcome == Problem.DAMAGED || outcome == Problem.ROLLED_BACK, "at " + length);
    }
    for (int length = anchored; length < whole.length; length++) {
      assertEquals(states.get(COMMITS - 1), outcome(Arrays.copyOf(whole, length), anchor));
    }
  }

  @Test
  void aLedgerThatIsCutInItsSnapshotIsRefusedWithoutAnAnchorToo() throws IOException {
    List<byte[]> records = records(whole);
    int snapshot = HEADER_BYTES + records.get(0).length + records.get(1).length;
    for (int length = 0; length < snapshot; length++) {
      assertEquals(Problem.DAMAGED, outcome(Arrays.copyOf(whole, length), Optional.empty()));
    }
  }

  @Test
  void aRemovedRecordIsRefused() throws IOException {
    int last = records(whole).size() - 1;
    for (int i = 0; i < last; i++) {
      List<byte[]> records = records(whole);
      records.remove(i);
      requireDamaged(records, "without " + i);
    }
    List<byte[]> records = records(whole);
    records.remove(last);
    assertEquals(Problem.ROLLED_BACK, outcome(joined(records), anchors.get(COMMITS)));
    assertEquals(states.get(COMMITS - 1), outcome(joined(records), anchors.get(COMMITS - 1)));
    assertEquals(states.get(COMMITS - 1), outcome(joined(records), Optional.empty()));
  }

  @Test
  void swappedRecordsAreRefused() throws IOException {
    int count = records(whole).size();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        List<byte[]> records = records(whole);
        Collections.swap(records, i, j);
        requireDamaged(records, i + " and " + j);
      }
    }
  }

  @Test
  void aRepeatedRecordIsRefused() throws IOException {
    int count = records(whole).size();
    for (int i = 0; i < count; i++) {
      for (int at = 0; at <= count; at++) {
        List<byte[]> records = records(whole);
        records.add(at, records.get(i));
        requireDamaged(records, i + " again at " + at);
      }
    }
  }

  @Test
  void anotherLedgersRecordIsRefused() throws IOException {
    List<State> otherStates = new ArrayList<>();
    List<byte[]> sameDomain = records(ledger(Ledgers.domain(), otherStates, new ArrayList<>()));
    assertEquals(states, otherStates);
    Path place = Ledgers.domain().directory();
    TestDomain domain = TestDomain.of(place, "another");
    List<byte[]> otherDomain = records(ledger(domain, new ArrayList<>(), new ArrayList<>()));
    for (List<byte[]> other : List.of(sameDomain, otherDomain)) {
      for (int i = 0; i < other.size() - 1; i++) {
        List<byte[]> records = records(whole);
        records.set(i, other.get(i));
        requireDamaged(records, "number " + i);
      }
      List<byte[]> records = records(whole);
      records.set(records.size() - 1, other.get(records.size() - 1));
      assertEquals(Problem.DAMAGED, outcome(joined(records), anchors.get(COMMITS)));
      assertEquals(states.get(COMMITS - 1), outcome(joined(records), Optional.empty()));
    }
  }

  @Test
  void anotherDomainsLedgerIsRefused() throws IOException {
    TestDomain domain = TestDomain.of(Ledgers.domain().directory(), "another");
    byte[] other = ledger(domain, new ArrayList<>(), new ArrayList<>());
    assertEquals(Problem.DAMAGED, outcome(other, Optional.empty()));
  }

  @Test
  void yesterdaysLedgerIsRefusedWithTodaysAnchor() throws IOException {
    Path directory = new TornDisk().root().resolve("files");
    Ledgers.open(directory).close();
    byte[] yesterday = Files.readAllBytes(directory.resolve(Ledgers.FIRST));
    RandomChanges changes = new RandomChanges(6);
    try (Ledger ledger = Ledgers.open(directory)) {
      ledger.append(changes.next());
      assertEquals(Problem.ROLLED_BACK, outcome(yesterday, Optional.of(ledger.anchor())));
    }
    try (Ledger ledger = Ledgers.open(directory, Optional.empty(), 1)) {
      ledger.append(changes.next());
      assertEquals(2, ledger.anchor().generation());
      assertEquals(Problem.ROLLED_BACK, outcome(yesterday, Optional.of(ledger.anchor())));
    }
  }

  @Test
  void anotherLedgerOfTheSameDomainIsRefusedByTheAnchor() throws IOException {
    byte[] other = ledger(Ledgers.domain(), new ArrayList<>(), new ArrayList<>());
    for (Optional<Anchor> anchor : anchors) {
      assertEquals(Problem.ROLLED_BACK, outcome(other, anchor));
    }
  }

  @Test
  void aMissingLedgerIsRefusedWithAnAnchor() throws IOException {
    Path directory = new TornDisk().root().resolve("files");
    assertEquals(Problem.ROLLED_BACK, Ledgers.outcome(directory, anchors.get(0)));
    Files.createDirectory(directory);
    assertEquals(Problem.ROLLED_BACK, Ledgers.outcome(directory, anchors.get(0)));
  }

  @Test
  void aLedgerUnderAnotherGenerationsNameIsRefused() throws IOException {
    Path directory = directoryWith("ledger-0000000000000002", whole);
    assertEquals(Problem.DAMAGED, Ledgers.outcome(directory, Optional.empty()));
  }

  @Test
  void anythingBehindTheLastRecordThatIsNoRecordIsCutOff() throws IOException {
    for (int more : new int[] {1, 27, 28, 29, 60, 5_000}) {
      Path directory = directoryWith(Ledgers.FIRST, Arrays.copyOf(whole, whole.length + more));
      assertEquals(states.get(COMMITS), Ledgers.outcome(directory, anchors.get(COMMITS)));
      assertEquals(whole.length, Files.size(directory.resolve(Ledgers.FIRST)));
    }
  }

  @Test
  void anAuthenticRecordOfANewerVersionIsRefused() throws IOException {
    byte[][] plains = {
      {Codes.COMMIT, 99, 1}, // an entry that is unknown
      {9}, // a kind that is unknown
      {Codes.SNAPSHOT}, // a kind that has no place there
      {Codes.COMMIT, Codes.PUT, 2, 1}, // cut off
      {Codes.COMMIT, Codes.DOOM, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, // too large
    };
    for (byte[] plain : plains) {
      Path directory = directoryWith(Ledgers.FIRST, whole);
      LedgerPlace place = new LedgerPlace(directory, Ledgers.domain(), new SecureRandom(), 1);
      try (LedgerFile file = place.open(1)) {
        new Reading(file, Optional.empty()).run();
        EntryWriter record = new EntryWriter();
        record.begin(plain[0]);
        for (int i = 1; i < plain.length; i++) {
          record.putByte(plain[i]);
        }
        file.append(record);
      }
      assertEquals(Problem.DAMAGED, Ledgers.outcome(directory, Optional.empty()));
    }
  }

  /** What a ledger of those changes is on disk. */
  private static byte[] ledger(
      TestDomain domain, List<State> states, List<Optional<Anchor>> anchors) throws IOException {
    Path directory = new TornDisk().root().resolve("files");
    RandomChanges changes = new RandomChanges(5);
    try (Ledger ledger = Ledger.open(directory, domain, Optional.empty(), new SecureRandom())) {
      states.add(State.of(ledger.table()));
      anchors.add(Optional.of(ledger.anchor()));
      for (int i = 0; i < COMMITS; i++) {
        ledger.append(changes.next());
        states.add(State.of(ledger.table()));
        anchors.add(Optional.of(ledger.anchor()));
      }
    }
    return Files.readAllBytes(directory.resolve(Ledgers.FIRST));
  }

  private void requireDamaged(List<byte[]> records, String what) throws IOException {
    Object without = outcome(joined(records), Optional.empty());
    assertEquals(Problem.DAMAGED, without, what);
    assertEquals(Problem.DAMAGED, outcome(joined(records), anchors.get(COMMITS)), what);
  }

  private boolean inLastRecord(int position) {
    List<byte[]> records = records(whole);
    return position >= whole.length - records.get(records.size() - 1).length;
  }

  private Object outcome(byte[] bytes, Optional<Anchor> anchor) throws IOException {
    return Ledgers.outcome(directoryWith(Ledgers.FIRST, bytes), anchor);
  }

  private static Path directoryWith(String name, byte[] bytes) throws IOException {
    Path directory = new TornDisk().root();
    Files.write(directory.resolve(name), bytes);
    return directory;
  }

  private static List<byte[]> records(byte[] file) {
    List<byte[]> records = new ArrayList<>();
    int start = HEADER_BYTES;
    while (start < file.length) {
      int length = HEAD_BYTES + ByteBuffer.wrap(file, start, 4).getInt() + 16;
      records.add(Arrays.copyOfRange(file, start, start + length));
      start += length;
    }
    return records;
  }

  private byte[] joined(List<byte[]> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, HEADER_BYTES);
    records.forEach(record -> out.write(record, 0, record.length));
    return out.toByteArray();
  }
}
