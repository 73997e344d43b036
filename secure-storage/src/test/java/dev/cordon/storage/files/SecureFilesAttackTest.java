package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.content;
import static dev.cordon.storage.files.Written.problemOf;
import static dev.cordon.storage.files.Written.read;
import static dev.cordon.storage.files.Written.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The attacker who writes what he likes into the container's files while it is open or locked. */
@Tag("A2")
class SecureFilesAttackTest {
  private static final int BLOCK = 32 * 1024;

  @TempDir Path directory;
  private TestDomain domain;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    files = SecureFiles.in(domain);
  }

  @Test
  void aFlippedBitInAnyByteIsRefused() throws IOException {
    byte[] content = content(100, 1);
    byte[] good = stored("file", content);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      assertDamaged("file", bad, "byte " + i);
    }
    Files.write(onlyContent(), good);
    assertArrayEquals(content, read(files, "file"));
  }

  @Test
  void aFlippedBitInAnyBlockIsRefused() throws IOException {
    byte[] good = stored("file", content(500_000, 1)); // with a block of seals
    for (int i = 0; i < good.length; i += 4_021) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(onlyContent(), bad);
      if (i < 500_000) {
        assertEquals(Problem.DAMAGED, problemOf(() -> read(files, "file")), "byte " + i);
      }
    }
  }

  @Test
  void whatWasReadBeforeADamagedBlockIsRight() throws IOException {
    byte[] content = content(200_000, 1);
    byte[] bad = stored("file", content);
    bad[5 * BLOCK] ^= 1;
    Files.write(onlyContent(), bad);
    try (InputStream in = files.read("file")) {
      byte[] before = in.readNBytes(5 * BLOCK);
      assertArrayEquals(Arrays.copyOf(content, before.length), before);
      assertEquals(Problem.DAMAGED, problemOf(in::read));
      assertEquals(Problem.DAMAGED, problemOf(in::read));
    }
  }

  @Test
  void anyTruncationIsRefused() throws IOException {
    byte[] good = stored("file", content(5 * BLOCK, 1));
    for (int length = 0; length < good.length; length += 1_024) {
      assertDamaged("file", Arrays.copyOf(good, length), "length " + length);
    }
    assertDamaged("file", Arrays.copyOf(good, good.length - 1), "the last byte");
  }

  @Test
  void truncationWhileReadingIsRefused() throws IOException {
    byte[] good = stored("file", content(1_000_000, 1));
    try (InputStream in = files.read("file")) {
      assertEquals(100, in.readNBytes(100).length);
      Files.write(onlyContent(), Arrays.copyOf(good, 12 * BLOCK));
      assertEquals(Problem.DAMAGED, problemOf(in::readAllBytes));
    }
  }

  @Test
  void blocksInAnotherOrderAreRefused() throws IOException {
    byte[] good = stored("file", content(100_000, 1));
    byte[] bad = good.clone();
    System.arraycopy(good, 0, bad, BLOCK, BLOCK);
    System.arraycopy(good, BLOCK, bad, 0, BLOCK);
    assertDamaged("file", bad, "blocks 0 and 1 swapped");
  }

  @Test
  void anOlderVersionOfTheFileIsRefused() throws IOException {
    byte[] old = stored("file", content(100, 1));
    stored("file", content(100, 2));
    assertDamaged("file", old, "yesterday's");
  }

  @Test
  void theContentsOfTwoFilesSwappedAreRefused() throws IOException {
    write(files, "one", content(100, 1));
    Path one = onlyContent();
    write(files, "two", content(100, 2));
    List<Path> both = new ArrayList<>(Written.contents(directory));
    both.remove(one);
    Path two = both.get(0);
    byte[] first = Files.readAllBytes(one);
    Files.copy(two, one, StandardCopyOption.REPLACE_EXISTING);
    Files.write(two, first);
    assertEquals(Problem.DAMAGED, problemOf(() -> read(files, "one")));
    assertEquals(Problem.DAMAGED, problemOf(() -> read(files, "two")));
  }

  @Test
  void aContentThatIsGoneIsRefusedByItsName() throws IOException {
    write(files, "契約書", content(100, 1));
    Files.delete(onlyContent());
    StorageException e = assertThrows(StorageException.class, () -> read(files, "契約書"));
    assertEquals(Problem.DAMAGED, e.problem());
    assertEquals("/契約書", e.subject());
  }

  @Test
  void aFlippedBitInAnyByteOfTheLedgerIsRefusedAtTheNextOpening() throws IOException {
    write(files, "a", content(10, 1));
    write(files, "b", content(10, 1));
    domain.lock();
    Path ledger = directory.resolve("files/ledger-0000000000000001");
    byte[] good = Files.readAllBytes(ledger);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(ledger, bad);
      domain.unlock();
      assertEquals(Problem.DAMAGED, problemOf(() -> SecureFiles.in(domain)), "byte " + i);
      domain.lock();
    }
    Files.write(ledger, good);
    domain.unlock();
    assertArrayEquals(content(10, 1), read(files, "b"));
  }

  @Test
  void strangeFilesBesideOursAreNotOurs() throws IOException {
    write(files, "file", content(100, 1));
    Files.writeString(onlyContent().resolveSibling(".DS_Store"), "x");
    Files.writeString(directory.resolve("files/Thumbs.db"), "x");
    domain.lock();
    domain.unlock();
    assertArrayEquals(content(100, 1), read(files, "file"));
    assertEquals(List.of("/file"), Written.names(files));
  }

  @Test
  void aDamagedFileCanBeDeletedAndWrittenAgain() throws IOException {
    stored("file", content(100, 1));
    Files.write(onlyContent(), new byte[5]);
    byte[] unused = stored("file", content(100, 2));
    assertArrayEquals(content(100, 2), read(files, "file"));
    Files.write(onlyContent(), new byte[5]);
    files.delete("file");
    write(files, "file", content(100, 3));
    assertArrayEquals(content(100, 3), read(files, "file"));
  }

  private byte[] stored(String path, byte[] content) throws IOException {
    write(files, path, content);
    files.force(); // what was replaced goes with the commit after
    return Files.readAllBytes(onlyContent());
  }

  private Path onlyContent() throws IOException {
    List<Path> all = Written.contents(directory);
    assertEquals(1, all.size());
    return all.get(0);
  }

  private void assertDamaged(String path, byte[] bad, String what) throws IOException {
    Files.write(onlyContent(), bad);
    StorageException e = assertThrows(StorageException.class, () -> read(files, path), what);
    assertEquals(Problem.DAMAGED, e.problem(), what);
    assertEquals("/" + path, e.subject(), what);
  }
}
