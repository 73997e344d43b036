package dev.cordon.storage.nio;

import static dev.cordon.storage.nio.Specimen.LEDGER;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Whatever is done to a volume's ledger or to its whole directory, it is refused or reads as it
 * was; how far an older one is told from the latest, the anchor decides.
 */
@Tag("A1")
@Tag("A2")
class TamperedVolumeTest {
  private static final Optional<Anchor> FORGOTTEN = Optional.empty();

  @SuppressWarnings("NullAway.Init")
  private static Specimen specimen;

  @BeforeAll
  static void write() throws IOException {
    specimen = Specimen.written();
  }

  @Test
  void untouchedItIsWhole() throws IOException {
    assertTrue(Suspect.of(specimen.now().disk(), specimen.now().anchor()).is(good()));
    assertEquals(6, specimen.now().disk().size());
    assertEquals(6, good().size());
  }

  @Test
  void aFlippedByteOfTheLedgerIsRefused() throws IOException {
    byte[] ledger = specimen.at(LEDGER);
    for (int i = 0; i < ledger.length; i++) {
      byte[] bad = Specimen.flipped(ledger, i);
      Suspect suspect = specimen.with(LEDGER, it -> bad);
      assertEquals(Optional.of(Problem.DAMAGED), suspect.refused(), "flipped at " + i);
      if (i % 5 == 0) {
        requireDamagedOrEarlier(specimen.with(LEDGER, bad, FORGOTTEN), "flipped at " + i);
      }
    }
  }

  @Test
  void theLedgerCutAtAnyLengthIsRefused() throws IOException {
    byte[] ledger = specimen.at(LEDGER);
    for (int cut = 0; cut < ledger.length; cut++) {
      byte[] bad = Arrays.copyOf(ledger, cut);
      assertTrue(specimen.with(LEDGER, it -> bad).refused().isPresent(), "cut to " + cut);
      if (cut % 5 == 0) {
        requireDamagedOrEarlier(specimen.with(LEDGER, bad, FORGOTTEN), "cut to " + cut);
      }
    }
    assertEquals(Optional.of(Problem.ROLLED_BACK), specimen.without(LEDGER).refused());
  }

  @Test
  void whatStandsBehindTheLedgersLastRecordIsCutOff() throws IOException {
    for (int more : new int[] {1, 27, 28, 44, 5_000}) {
      assertTrue(specimen.with(LEDGER, it -> Arrays.copyOf(it, it.length + more)).is(good()));
    }
  }

  @Test
  void anOlderLedgerOrDirectoryIsRefusedWhereTheAnchorWasKept() throws IOException {
    for (Specimen.Moment older : earlier()) {
      byte[] ledger = at(older, LEDGER);
      Optional<Problem> refused = Optional.of(Problem.ROLLED_BACK);
      assertEquals(refused, specimen.with(LEDGER, it -> ledger).refused());
      assertEquals(refused, Suspect.of(older.disk(), specimen.now().anchor()).refused());
    }
  }

  /** As declared: authentic, and nothing remembers that it is not the latest. */
  @Test
  void anOlderDirectoryIsTheOlderOneWhereNoAnchorWasKept() throws IOException {
    for (Specimen.Moment older : earlier()) {
      assertTrue(Suspect.of(older.disk(), FORGOTTEN).is(older.contents()));
      assertTrue(Suspect.of(older.disk(), older.anchor()).is(older.contents()));
      Suspect mixed = specimen.with(LEDGER, at(older, LEDGER), FORGOTTEN);
      assertEquals(Optional.empty(), mixed.refused());
      mixed
          .contents()
          .forEach((path, bytes) -> assertArrayEquals(older.contents().get(path), bytes, path));
    }
  }

  @Test
  void aRenameThatWasUndoneIsRefused() throws IOException {
    Specimen.Moment before = specimen.history.get(specimen.history.size() - 2);
    assertTrue(before.contents().containsKey("/one"));
    assertTrue(good().containsKey("/深い/one"));
    byte[] ledger = at(before, LEDGER);
    Optional<Problem> refused = specimen.with(LEDGER, it -> ledger).refused();
    assertEquals(Optional.of(Problem.ROLLED_BACK), refused);
  }

  @Test
  void strangersFilesChangeNothing() throws IOException {
    Map<String, byte[]> more = new TreeMap<>(specimen.now().disk());
    more.put(LEDGER + ".new", Specimen.random(3_000, 1));
    more.put("files/ledger-0000000000000000", Specimen.random(3_000, 2));
    more.put("files/ledger-of-mine", Specimen.random(3_000, 3));
    more.put("files/aa/" + "a".repeat(32), Specimen.random(3_000, 4));
    more.put("files/readme.txt", Specimen.random(10, 5));
    assertTrue(Suspect.of(more, specimen.now().anchor()).is(good()));
  }

  @Test
  void aLedgerOfAHigherGenerationThatIsNoneIsRefused() throws IOException {
    for (byte[] bytes : List.of(specimen.at(LEDGER), Specimen.random(3_000, 6), new byte[0])) {
      String next = "files/ledger-0000000000000002";
      Suspect suspect = specimen.with(next, bytes, specimen.now().anchor());
      assertEquals(Optional.of(Problem.DAMAGED), suspect.refused());
    }
  }

  @Test
  void aDirectoryInAFilesPlaceIsRefused() throws IOException {
    for (String place : specimen.now().disk().keySet()) {
      Map<String, byte[]> files = new TreeMap<>(specimen.now().disk());
      files.remove(place);
      TornDisk disk = Suspect.disk(files);
      Files.createDirectories(disk.root().resolve(place));
      StorageException refused = refusal(disk);
      boolean named = place.equals(specimen.places.get(refused.subject()));
      assertTrue(place.equals(LEDGER) || named, refused.subject());
    }
  }

  private static StorageException refusal(TornDisk disk) throws IOException {
    try (Volume volume = open(disk)) {
      Path root = WorkFileSystem.over(() -> volume, "directory").getPath("/");
      for (Map.Entry<String, byte[]> file : good().entrySet()) {
        assertArrayEquals(file.getValue(), Files.readAllBytes(root.resolve(file.getKey())));
      }
    } catch (StorageException e) {
      return e;
    }
    throw new AssertionError("nothing was refused");
  }

  @Test
  void aDamagedFileCanBeMovedRewrittenAndDeleted() throws IOException {
    Map<String, byte[]> files = new TreeMap<>(specimen.now().disk());
    files.put(specimen.place("/many blocks"), Specimen.random(200_000, 7));
    TornDisk disk = Suspect.disk(files);
    try (Volume volume = open(disk)) {
      Path root = WorkFileSystem.over(() -> volume, "damaged").getPath("/");
      Path moved = Files.move(root.resolve("many blocks"), root.resolve("moved"));
      for (StandardOpenOption way : List.of(StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
        requireDamaged(() -> Files.write(moved, new byte[9], way));
      }
      requireDamaged(() -> Files.readAllBytes(moved));
      requireDamaged(() -> Files.copy(moved, root.resolve("copy")));
      Files.write(moved, new byte[9]);
      assertEquals(9, Files.readAllBytes(moved).length);
      Files.delete(moved);
      Files.deleteIfExists(root.resolve("copy"));
    }
    Map<String, byte[]> others = new TreeMap<>(good());
    others.remove("/many blocks");
    Suspect.of(disk.root(), FORGOTTEN).requireDamaged(Set.of(), others, "all others");
  }

  private static void requireDamaged(Executable act) {
    assertEquals(Problem.DAMAGED, WorkFiles.problemOf(act));
  }

  /** Without the anchor, records that are gone from the end were never there. */
  private static void requireDamagedOrEarlier(Suspect suspect, String what) {
    if (suspect.refused().isPresent()) {
      assertEquals(Optional.of(Problem.DAMAGED), suspect.refused(), what);
      return;
    }
    suspect.contents().forEach((path, bytes) -> assertTrue(specimen.everHeld(path, bytes), what));
  }

  private static Volume open(TornDisk disk) throws IOException {
    TestDomain domain = TestDomain.of(disk.root(), "master");
    return Volume.open(domain, specimen.now().anchor(), new SecureRandom(), Clock.systemUTC());
  }

  private static List<Specimen.Moment> earlier() {
    return specimen.history.subList(0, specimen.history.size() - 1);
  }

  private static byte[] at(Specimen.Moment moment, String place) {
    return Optional.ofNullable(moment.disk().get(place)).orElseThrow();
  }

  private static Map<String, byte[]> good() {
    return specimen.now().contents();
  }
}
