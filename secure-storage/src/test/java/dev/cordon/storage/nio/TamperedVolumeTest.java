package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every kind of tampering with every file in a volume's directory, seen by who uses {@code
 * java.nio.file}: a typed error that names the path inside, never wrong bytes, never a crash.
 */
@Tag("A1")
@Tag("A2")
class TamperedVolumeTest {
  private static final int BLOCK = 16_384;
  private static final String LEDGER = "files/ledger-0000000000000001";

  /** What the volume held after each commit, what lay on the disk then, and the anchor. */
  private static final List<TreeMap<String, byte[]>> states = new ArrayList<>();

  private static final List<TreeMap<String, byte[]>> disks = new ArrayList<>();
  private static final List<Optional<Anchor>> anchors = new ArrayList<>();

  private static TreeMap<String, byte[]> good = new TreeMap<>();
  private static TreeMap<String, byte[]> today = new TreeMap<>();
  private static Optional<Anchor> anchor = Optional.empty();

  /** Where each file's bytes lie. */
  private static final Map<String, String> places = new TreeMap<>();

  @BeforeAll
  static void writeAVolume() throws IOException {
    TornDisk disk = new TornDisk();
    commit(disk, root -> put(root.resolve("one"), 700, 1));
    commit(disk, root -> put(root.resolve("two"), 700, 2));
    commit(disk, root -> put(Files.createDirectory(root.resolve("深い")).resolve("三.txt"), 300, 3));
    commit(disk, root -> put(root.resolve("many blocks"), 9 * BLOCK + 77, 4));
    commit(disk, root -> put(root.resolve("as many"), 9 * BLOCK + 77, 5));
    commit(disk, root -> Files.createFile(root.resolve("empty")));
    commit(disk, root -> overwrite(root.resolve("many blocks"), 3 * BLOCK, 2 * BLOCK));
    commit(disk, root -> Files.move(root.resolve("one"), root.resolve("深い/one")));
    good = states.get(states.size() - 1);
    today = disks.get(disks.size() - 1);
    anchor = anchors.get(anchors.size() - 1);
    places.put("/深い/one", places.remove("/one"));
  }

  @Test
  void untouchedItIsWhole() throws IOException {
    assertTrue(Suspect.of(today, anchor).is(good));
    assertEquals(List.of(LEDGER), today.keySet().stream().filter(it -> it.contains("-")).toList());
    assertEquals(6, today.size());
  }

  @Test
  void aFlippedByteOfAContentIsRefusedUnderItsPath() throws IOException {
    for (Map.Entry<String, String> file : places.entrySet()) {
      int length = today.get(file.getValue()).length;
      boolean isSmall = length < BLOCK;
      for (int i = 0; i < length; i += isSmall ? 1 : 997) {
        int at = i;
        Suspect suspect = with(file.getValue(), bytes -> flipped(bytes, at));
        String what = file.getKey() + " flipped at " + i;
        if (isSmall || !suspect.is(good)) { // where it is, nothing of the file lies
          suspect.requireDamaged(Set.of(file.getKey()), good, what);
        }
      }
    }
  }

  @Test
  void aFlippedByteOfTheLedgerIsRefused() throws IOException {
    byte[] ledger = today.get(LEDGER);
    for (int i = 0; i < ledger.length; i++) {
      byte[] bad = flipped(ledger, i);
      Optional<Problem> refused = with(LEDGER, bytes -> bad).refused();
      assertEquals(Optional.of(Problem.DAMAGED), refused, "flipped at " + i);
      if (i % 5 == 0) {
        requireDamagedOrEarlier(with(LEDGER, bad, Optional.empty()), "flipped at " + i);
      }
    }
  }

  @Test
  void aContentCutAtAnyLengthIsRefusedUnderItsPath() throws IOException {
    for (Map.Entry<String, String> file : places.entrySet()) {
      int length = today.get(file.getValue()).length;
      for (int cut : lengths(length)) {
        Suspect suspect = with(file.getValue(), bytes -> Arrays.copyOf(bytes, cut));
        suspect.requireDamaged(Set.of(file.getKey()), good, file.getKey() + " cut to " + cut);
      }
    }
  }

  /** Small files at each length; large ones at and around each block's boundary. */
  private static List<Integer> lengths(int length) {
    List<Integer> lengths = new ArrayList<>();
    for (int cut = 0; cut < length; cut++) {
      int inBlock = cut % BLOCK;
      if (length < BLOCK || inBlock <= 1 || inBlock == BLOCK - 1 || cut == length - 1) {
        lengths.add(cut);
      }
    }
    return lengths;
  }

  @Test
  void theLedgerCutAtAnyLengthIsRefused() throws IOException {
    int length = today.get(LEDGER).length;
    for (int cut = 0; cut < length; cut++) {
      byte[] bad = Arrays.copyOf(today.get(LEDGER), cut);
      assertTrue(with(LEDGER, bytes -> bad).refused().isPresent(), "cut to " + cut);
      if (cut % 5 == 0) {
        requireDamagedOrEarlier(with(LEDGER, bad, Optional.empty()), "cut to " + cut);
      }
    }
  }

  @Test
  void aFileThatWasMadeLongerIsRefusedOrReadsTheSame() throws IOException {
    for (Map.Entry<String, String> file : places.entrySet()) {
      int length = today.get(file.getValue()).length;
      int toTheSlotsEnd = (length + BLOCK - 1) / BLOCK * BLOCK;
      // Behind the last block nothing lies that anybody reads.
      assertTrue(with(file.getValue(), it -> Arrays.copyOf(it, toTheSlotsEnd)).is(good));
      for (int more : new int[] {1, BLOCK, 5 * BLOCK}) {
        Suspect suspect = with(file.getValue(), it -> Arrays.copyOf(it, toTheSlotsEnd + more));
        suspect.requireDamaged(Set.of(file.getKey()), good, file.getKey() + " longer by " + more);
      }
    }
    for (int more : new int[] {1, 27, 28, 44, 5_000}) { // an unfinished record, which is cut off
      assertTrue(with(LEDGER, it -> Arrays.copyOf(it, it.length + more)).is(good));
    }
  }

  @Test
  void aFileThatWasTakenAwayEmptiedOrReplacedByGarbageIsRefused() throws IOException {
    for (Map.Entry<String, String> file : places.entrySet()) {
      TreeMap<String, byte[]> less = new TreeMap<>(today);
      less.remove(file.getValue());
      Set<String> path = Set.of(file.getKey());
      Suspect.of(less, anchor).requireDamaged(path, good, "taken away");
      with(file.getValue(), it -> new byte[it.length]).requireDamaged(path, good, "zeros");
      with(file.getValue(), it -> random(it.length, 9)).requireDamaged(path, good, "garbage");
    }
    TreeMap<String, byte[]> less = new TreeMap<>(today);
    less.remove(LEDGER);
    assertEquals(Optional.of(Problem.ROLLED_BACK), Suspect.of(less, anchor).refused());
  }

  @Test
  void aDirectoryInAFilesPlaceIsRefused() throws IOException {
    for (String place : today.keySet()) {
      TreeMap<String, byte[]> files = new TreeMap<>(today);
      files.remove(place);
      TornDisk disk = Suspect.disk(files);
      Files.createDirectories(disk.root().resolve(place));
      TestDomain domain = TestDomain.of(disk.root(), "master");
      Optional<Problem> refused = Optional.empty();
      try (Volume volume = Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC())) {
        Path root = WorkFileSystem.over(() -> volume, "directory").getPath("/");
        for (String path : good.keySet()) {
          byte[] bytes = Files.readAllBytes(root.resolve(path));
          assertTrue(Arrays.equals(good.get(path), bytes));
        }
      } catch (StorageException e) {
        refused = Optional.of(e.problem());
        assertTrue(place.equals(LEDGER) || place.equals(places.get(e.subject())), e.subject());
      }
      assertTrue(refused.isPresent(), place);
    }
  }

  @Test
  void anyTwoFilesThatChangedPlacesAreRefused() throws IOException {
    for (Map.Entry<String, String> one : places.entrySet()) {
      for (Map.Entry<String, String> other : places.entrySet()) {
        if (one.getKey().compareTo(other.getKey()) < 0) {
          TreeMap<String, byte[]> swapped = swapped(one.getValue(), other.getValue());
          Suspect suspect = Suspect.of(swapped, anchor);
          suspect.requireDamaged(Set.of(one.getKey(), other.getKey()), good, "swapped");
        }
      }
      TreeMap<String, byte[]> swapped = swapped(one.getValue(), LEDGER);
      assertEquals(Optional.of(Problem.DAMAGED), Suspect.of(swapped, anchor).refused());
    }
  }

  @Test
  void blocksThatChangedPlacesWithinOrAcrossFilesAreRefused() throws IOException {
    String many = places.get("/many blocks");
    byte[] other = today.get(places.get("/as many"));
    int slots = today.get(many).length / BLOCK;
    int refused = 0;
    for (int i = 0; i < slots; i++) {
      for (int j = 0; j < slots; j++) {
        int from = i;
        int to = j;
        if (i < j) {
          refused += refusedOrRight(with(many, it -> withSwapped(it, from, to)));
        }
        if ((j + 1) * BLOCK <= other.length) {
          refused += refusedOrRight(with(many, it -> withBlock(it, from, other, to)));
        }
      }
    }
    assertTrue(refused > slots * slots, "only " + refused); // some slots hold nothing
  }

  @Test
  void anOlderContentIsRefusedOrOfNoUse() throws IOException {
    int refused = 0;
    for (TreeMap<String, byte[]> older : disks) {
      for (Map.Entry<String, byte[]> file : older.entrySet()) {
        if (!file.getKey().equals(LEDGER)) {
          refused += refusedOrRight(with(file.getKey(), it -> file.getValue()));
        }
      }
    }
    assertTrue(refused > 0, "the one that was overwritten");
  }

  @Test
  void anOlderLedgerOrDirectoryIsRefusedWhereTheAnchorWasKept() throws IOException {
    for (int i = 0; i < disks.size() - 1; i++) {
      byte[] older = disks.get(i).get(LEDGER);
      assertEquals(Optional.of(Problem.ROLLED_BACK), with(LEDGER, it -> older).refused());
      assertEquals(Optional.of(Problem.ROLLED_BACK), Suspect.of(disks.get(i), anchor).refused());
    }
  }

  /** As declared: authentic, and nothing remembers that it is not the latest. */
  @Test
  void anOlderDirectoryIsTheOlderOneWhereNoAnchorWasKept() throws IOException {
    for (int i = 0; i < disks.size(); i++) {
      assertTrue(Suspect.of(disks.get(i), Optional.empty()).is(states.get(i)), "commit " + i);
      assertTrue(Suspect.of(disks.get(i), anchors.get(i)).is(states.get(i)), "commit " + i);
      byte[] older = disks.get(i).get(LEDGER);
      Suspect mixed = with(LEDGER, older, Optional.empty());
      assertEquals(Optional.empty(), mixed.refused());
      Map<String, byte[]> state = states.get(i);
      mixed
          .contents()
          .forEach((path, bytes) -> assertTrue(Arrays.equals(state.get(path), bytes), path));
    }
  }

  @Test
  void aRenameThatWasUndoneIsRefused() throws IOException {
    int before = disks.size() - 2;
    assertTrue(states.get(before).containsKey("/one"));
    assertTrue(good.containsKey("/深い/one"));
    byte[] older = disks.get(before).get(LEDGER);
    assertEquals(Optional.of(Problem.ROLLED_BACK), with(LEDGER, it -> older).refused());
  }

  @Test
  void strangersFilesChangeNothing() throws IOException {
    TreeMap<String, byte[]> more = new TreeMap<>(today);
    more.put(LEDGER + ".new", random(3_000, 1));
    more.put("files/ledger-0000000000000000", random(3_000, 2));
    more.put("files/ledger-of-mine", random(3_000, 3));
    more.put("files/aa/" + "a".repeat(32), random(3_000, 4));
    more.put("files/readme.txt", random(10, 5));
    assertTrue(Suspect.of(more, anchor).is(good));
    TreeMap<String, byte[]> higher = new TreeMap<>(today);
    for (byte[] bytes : List.of(today.get(LEDGER), random(3_000, 6), new byte[0])) {
      higher.put("files/ledger-0000000000000002", bytes);
      assertEquals(Optional.of(Problem.DAMAGED), Suspect.of(higher, anchor).refused());
    }
  }

  @Test
  void aDamagedFileCanBeMovedRewrittenAndDeleted() throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>(today);
    String place = places.get("/many blocks");
    files.put(place, new byte[files.get(place).length]);
    TornDisk disk = Suspect.disk(files);
    TestDomain domain = TestDomain.of(disk.root(), "master");
    try (Volume volume = Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC())) {
      Path root = WorkFileSystem.over(() -> volume, "damaged").getPath("/");
      Path moved = Files.move(root.resolve("many blocks"), root.resolve("moved"));
      for (StandardOpenOption way :
          List.of(StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
        assertEquals(
            Problem.DAMAGED, WorkFiles.problemOf(() -> Files.write(moved, new byte[9], way)));
      }
      assertEquals(Problem.DAMAGED, WorkFiles.problemOf(() -> Files.readAllBytes(moved)));
      assertEquals(
          Problem.DAMAGED, WorkFiles.problemOf(() -> Files.copy(moved, root.resolve("copy"))));
      Files.write(moved, new byte[9]);
      assertEquals(9, Files.readAllBytes(moved).length);
      Files.delete(moved);
    }
    Suspect left = Suspect.of(disk.root(), Optional.empty());
    TreeMap<String, byte[]> others = new TreeMap<>(good);
    others.remove("/many blocks");
    left.requireDamaged(Set.of(), others, "all others");
  }

  private interface Doing {
    void in(Path root) throws IOException;
  }

  private static void commit(TornDisk disk, Doing doing) throws IOException {
    TreeMap<String, byte[]> before = Suspect.files(disk.root());
    TestDomain domain = TestDomain.of(disk.root(), "master");
    Volume volume = Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
    try (volume) {
      Path root = WorkFileSystem.over(() -> volume, "before").getPath("/");
      doing.in(root);
    }
    TreeMap<String, byte[]> state =
        new TreeMap<>(Suspect.of(disk.root(), Optional.empty()).contents());
    TreeMap<String, byte[]> files = Suspect.files(disk.root());
    for (String place : files.keySet()) {
      if (!before.containsKey(place) && !place.equals(LEDGER)) {
        state.keySet().stream()
            .filter(path -> states.isEmpty() || !states.get(states.size() - 1).containsKey(path))
            .forEach(path -> places.put(path, place));
      }
    }
    states.add(state);
    disks.add(files);
    anchors.add(volume.anchor());
  }

  private static Suspect with(String place, UnaryOperator<byte[]> change) throws IOException {
    return with(place, change.apply(today.getOrDefault(place, new byte[0])), anchor);
  }

  private static Suspect with(String place, byte[] bytes, Optional<Anchor> kept)
      throws IOException {
    TreeMap<String, byte[]> files = new TreeMap<>(today);
    files.put(place, bytes);
    return Suspect.of(files, kept);
  }

  /** 1 if something was refused; nothing may be wrong. */
  private static int refusedOrRight(Suspect suspect) {
    if (suspect.is(good)) {
      return 0;
    }
    assertEquals(1, suspect.damaged().size());
    suspect.requireDamaged(suspect.damaged(), good, "block or file of another place or time");
    return 1;
  }

  /** Without the anchor, records that are gone from the end were never there. */
  private static void requireDamagedOrEarlier(Suspect suspect, String what) {
    if (suspect.refused().isPresent()) {
      assertEquals(Optional.of(Problem.DAMAGED), suspect.refused(), what);
      return;
    }
    assertTrue(suspect.contents().size() + suspect.damaged().size() <= good.size(), what);
    suspect
        .contents()
        .forEach(
            (path, bytes) ->
                assertTrue(
                    states.stream().anyMatch(it -> Arrays.equals(it.get(path), bytes)), what));
  }

  private static TreeMap<String, byte[]> swapped(String one, String other) {
    TreeMap<String, byte[]> files = new TreeMap<>(today);
    files.put(one, today.get(other));
    files.put(other, today.get(one));
    return files;
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << at % Byte.SIZE);
    return flipped;
  }

  private static byte[] withSwapped(byte[] bytes, int one, int other) {
    return withBlock(withBlock(bytes, one, bytes, other), other, bytes, one);
  }

  private static byte[] withBlock(byte[] bytes, int to, byte[] source, int from) {
    byte[] changed = bytes.clone();
    System.arraycopy(source, from * BLOCK, changed, to * BLOCK, BLOCK);
    return changed;
  }

  private static void put(Path file, int bytes, int seed) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.READ)) {
      int unused = channel.write(ByteBuffer.wrap(random(bytes, seed)));
    }
  }

  private static void overwrite(Path file, int position, int bytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      int unused = channel.position(position).write(ByteBuffer.wrap(random(bytes, 8)));
    }
  }

  private static byte[] random(int bytes, int seed) {
    byte[] random = new byte[bytes];
    new Random(seed).nextBytes(random);
    return random;
  }
}
