package dev.cordon.storage.nio;

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
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A small volume to be tampered with, as it was after each of its commits. */
final class Specimen {
  static final int BLOCK = 4_096;
  static final String LEDGER = "files/ledger-0000000000000001";

  /** Where the bytes of each file lie. */
  final Map<String, String> places = new TreeMap<>();

  final List<Moment> history = new ArrayList<>();

  /**
   * After one commit.
   *
   * @param contents what the volume held
   * @param disk what lay on the disk
   */
  record Moment(Map<String, byte[]> contents, Map<String, byte[]> disk, Optional<Anchor> anchor) {}

  private interface Doing {
    void in(Path root) throws IOException;
  }

  /** Small files and large ones, one overwritten, one renamed last. */
  static Specimen written() throws IOException {
    Specimen specimen = new Specimen();
    TornDisk disk = new TornDisk();
    specimen.commit(disk, root -> put(root.resolve("one"), 700, 1));
    specimen.commit(disk, root -> put(root.resolve("two"), 700, 2));
    specimen.commit(
        disk, root -> put(Files.createDirectory(root.resolve("深い")).resolve("三.txt"), 300, 3));
    specimen.commit(disk, root -> put(root.resolve("many blocks"), 9 * BLOCK + 77, 4));
    specimen.commit(disk, root -> put(root.resolve("as many"), 9 * BLOCK + 77, 5));
    specimen.commit(disk, root -> Files.createFile(root.resolve("empty")));
    specimen.commit(disk, root -> overwrite(root.resolve("many blocks"), 3 * BLOCK, 2 * BLOCK));
    specimen.commit(disk, root -> Files.move(root.resolve("one"), root.resolve("深い/one")));
    specimen.places.put("/深い/one", specimen.place("/one"));
    specimen.places.remove("/one");
    return specimen;
  }

  /** As it is now. */
  Moment now() {
    return history.get(history.size() - 1);
  }

  /** Where the bytes of the file {@code path} lie. */
  String place(String path) {
    return Optional.ofNullable(places.get(path)).orElseThrow();
  }

  /** What lies at {@code place}. */
  byte[] at(String place) {
    return Optional.ofNullable(now().disk.get(place)).orElseThrow();
  }

  /** What is found with other bytes at {@code place}. */
  Suspect with(String place, UnaryOperator<byte[]> change) throws IOException {
    return with(place, change.apply(at(place)), now().anchor);
  }

  /** The same with the anchor that the container {@code kept}. */
  Suspect with(String place, byte[] bytes, Optional<Anchor> kept) throws IOException {
    Map<String, byte[]> files = new TreeMap<>(now().disk);
    files.put(place, bytes);
    return Suspect.of(files, kept);
  }

  /** What is found without the file at {@code place}. */
  Suspect without(String place) throws IOException {
    Map<String, byte[]> files = new TreeMap<>(now().disk);
    files.remove(place);
    return Suspect.of(files, now().anchor);
  }

  /** What is found if two files change places. */
  Suspect withSwapped(String one, String other) throws IOException {
    Map<String, byte[]> files = new TreeMap<>(now().disk);
    files.put(one, at(other));
    files.put(other, at(one));
    return Suspect.of(files, now().anchor);
  }

  /** Whether {@code bytes} are what the file {@code path} held at some time. */
  boolean everHeld(String path, byte[] bytes) {
    return history.stream().anyMatch(it -> Arrays.equals(it.contents.get(path), bytes));
  }

  static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= (byte) (1 << at % Byte.SIZE);
    return flipped;
  }

  static byte[] random(int bytes, int seed) {
    byte[] random = new byte[bytes];
    new Random(seed).nextBytes(random);
    return random;
  }

  private void commit(TornDisk disk, Doing doing) throws IOException {
    Map<String, byte[]> before = Suspect.files(disk.root());
    TestDomain domain = TestDomain.of(disk.root(), "master");
    Volume volume = Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
    try (volume) {
      doing.in(WorkFileSystem.over(() -> volume, "specimen").getPath("/"));
    }
    Map<String, byte[]> contents = Suspect.of(disk.root(), Optional.empty()).contents();
    Map<String, byte[]> files = Suspect.files(disk.root());
    for (String place : files.keySet()) {
      if (!before.containsKey(place) && !place.equals(LEDGER)) {
        contents.keySet().stream()
            .filter(path -> history.isEmpty() || !now().contents.containsKey(path))
            .forEach(path -> places.put(path, place));
      }
    }
    history.add(new Moment(contents, files, volume.anchor()));
  }

  private static void put(Path file, int bytes, int seed) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.READ)) { // so it has blocks for random access
      int unused = channel.write(ByteBuffer.wrap(random(bytes, seed)));
    }
  }

  private static void overwrite(Path file, int position, int bytes) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      int unused = channel.position(position).write(ByteBuffer.wrap(random(bytes, 8)));
    }
  }
}
