package dev.cordon.storage;

import static dev.cordon.storage.Entries.problemOf;
import static dev.cordon.storage.Entries.read;
import static dev.cordon.storage.Entries.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacker who writes what he likes into the container's files. */
@Tag("A2")
class SecureFilesAttackTest {
  private static final int SEALED = SealedLayout.SEALED_CHUNK_BYTES;
  private static final int START = SealedLayout.CONTENT_OFFSET;

  @TempDir Path directory;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    files = SecureFiles.in(TestDomain.of(directory, "master"));
  }

  @Test
  void aFlippedBitInAnyByteIsRefused() throws IOException {
    byte[] content = Entries.content(100, 1);
    byte[] good = stored("entry", content);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      assertDamaged("entry", bad, "byte " + i);
    }
    Files.write(onlyFile(), good);
    assertArrayEquals(content, read(files, "entry"));
  }

  @Test
  void aFlippedBitInAnyChunkIsRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(300_000, 1));
    for (int i = START; i < good.length; i += 1_021) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      assertDamaged("entry", bad, "byte " + i);
    }
  }

  @Test
  void whatWasReadBeforeADamagedChunkIsRight() throws IOException {
    byte[] content = Entries.content(300_000, 1);
    byte[] bad = stored("entry", content);
    bad[START + 5 * SEALED] ^= 1;
    Files.write(onlyFile(), bad);
    try (var in = files.open("entry")) {
      byte[] before = in.readNBytes(5 * SealedLayout.CHUNK_BYTES);
      assertArrayEquals(Arrays.copyOf(content, before.length), before);
      assertEquals(Problem.DAMAGED, problemOf(in::read));
      assertEquals(Problem.DAMAGED, problemOf(in::read));
    }
  }

  @Test
  void anyTruncationIsRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(100, 1));
    for (int length = 0; length < good.length; length++) {
      assertDamaged("entry", Arrays.copyOf(good, length), "length " + length);
    }
  }

  @Test
  void truncationAtTheBoundaryOfAChunkIsRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(5 * SealedLayout.CHUNK_BYTES, 1));
    for (int chunks = 0; chunks <= 5; chunks++) {
      for (int more : new int[] {0, 1, 27, 28, 29}) {
        int length = START + chunks * SEALED + more;
        if (length < good.length) {
          assertDamaged("entry", Arrays.copyOf(good, length), "length " + length);
        }
      }
    }
  }

  @Test
  void truncationWhileReadingIsRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(2_000_000, 1));
    try (var in = files.open("entry")) {
      assertEquals(100, in.readNBytes(100).length);
      Files.write(onlyFile(), Arrays.copyOf(good, START + 12 * SEALED));
      assertEquals(Problem.DAMAGED, problemOf(in::readAllBytes));
    }
  }

  @Test
  void anyExtensionIsRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(40_000, 1));
    for (int more : new int[] {1, 16, 28, 29, SEALED - 1, SEALED, SEALED + 28}) {
      assertDamaged("entry", Arrays.copyOf(good, good.length + more), "more " + more);
    }
    byte[] lastTwice = Arrays.copyOf(good, good.length + 28 + 40_000 % 32_768);
    System.arraycopy(good, START + SEALED, lastTwice, good.length, lastTwice.length - good.length);
    assertDamaged("entry", lastTwice, "the last chunk twice");
  }

  @Test
  void chunksInAnotherOrderAreRefused() throws IOException {
    byte[] good = stored("entry", Entries.content(100_000, 1));
    byte[] bad = good.clone();
    System.arraycopy(good, START, bad, START + SEALED, SEALED);
    System.arraycopy(good, START + SEALED, bad, START, SEALED);
    assertDamaged("entry", bad, "chunks 0 and 1 swapped");
  }

  @Test
  void aChunkOfAnOlderVersionIsRefused() throws IOException {
    byte[] old = stored("entry", Entries.content(100_000, 1));
    byte[] bad = stored("entry", Entries.content(100_000, 2));
    System.arraycopy(old, START + SEALED, bad, START + SEALED, SEALED);
    assertDamaged("entry", bad, "chunk 1 of the old version");
  }

  @Test
  void theContentsOfTwoEntriesSwappedAreRefused() throws IOException {
    write(files, "one", Entries.content(100, 1));
    Path one = onlyFile();
    write(files, "two", Entries.content(100, 2));
    Path two =
        Entries.onDisk(directory).stream().filter(f -> !f.equals(one)).findFirst().orElseThrow();
    byte[] first = Files.readAllBytes(one);
    Files.copy(two, one, StandardCopyOption.REPLACE_EXISTING);
    Files.write(two, first);
    assertEquals(Problem.DAMAGED, problemOf(() -> files.open("one")));
    assertEquals(Problem.DAMAGED, problemOf(() -> files.open("two")));
    assertEquals(Problem.DAMAGED, problemOf(() -> files.size("one")));
    assertEquals(Problem.DAMAGED, problemOf(files::names));
  }

  @Test
  void aFileRenamedOnDiskIsRefusedByTheNameItHolds() throws IOException {
    write(files, "契約書", Entries.content(100, 1));
    Path file = onlyFile();
    Path renamed = file.resolveSibling(file.getFileName().toString().substring(0, 31) + "x");
    Files.move(file, renamed);
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.open("契約書")));
    Path elsewhere = renamed.resolveSibling("0123456789abcdef0123456789abcdef");
    Files.move(renamed, elsewhere);
    StorageException e = assertThrows(StorageException.class, files::names);
    assertEquals(Problem.DAMAGED, e.problem());
    assertEquals("契約書", e.subject());
  }

  @Test
  void anotherDomainsKeyOpensNothing() throws IOException {
    write(files, "entry", Entries.content(100, 1));
    SecureFiles other = SecureFiles.in(TestDomain.of(directory, "another master"));
    assertEquals(Problem.NOT_FOUND, problemOf(() -> other.open("entry")));
    assertEquals(Problem.DAMAGED, problemOf(other::names));
  }

  @Test
  void strangeFilesBesideTheEntriesAreNotEntries() throws IOException {
    write(files, "entry", Entries.content(100, 1));
    Files.writeString(onlyFile().resolveSibling(".DS_Store"), "x");
    assertEquals(java.util.List.of("entry"), files.names());
  }

  @Test
  void aDamagedEntryCanBeDeletedAndWrittenAgain() throws IOException {
    stored("entry", Entries.content(100, 1));
    Files.write(onlyFile(), new byte[5]);
    files.delete("entry");
    write(files, "entry", Entries.content(100, 2));
    assertArrayEquals(Entries.content(100, 2), read(files, "entry"));
  }

  /** Not detected yet: documented in docs/storage-format.md, to be turned with the Merkle roots. */
  @Test
  void aWholeFileRolledBackToAnOlderVersionIsNotDetectedYet() throws IOException {
    byte[] old = stored("entry", Entries.content(100, 1));
    stored("entry", Entries.content(100, 2));
    Files.write(onlyFile(), old);
    assertArrayEquals(Entries.content(100, 1), read(files, "entry"));
  }

  private byte[] stored(String name, byte[] content) throws IOException {
    write(files, name, content);
    return Files.readAllBytes(onlyFile());
  }

  private Path onlyFile() throws IOException {
    var all = Entries.onDisk(directory);
    assertEquals(1, all.size());
    return all.get(0);
  }

  private void assertDamaged(String name, byte[] bad, String what) throws IOException {
    Files.write(onlyFile(), bad);
    StorageException e = assertThrows(StorageException.class, () -> read(files, name), what);
    assertEquals(Problem.DAMAGED, e.problem(), what);
    assertTrue(e.subject().equals(name), what);
  }
}
