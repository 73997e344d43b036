package dev.cordon.storage;

import static dev.cordon.storage.Entries.problemOf;
import static dev.cordon.storage.Entries.read;
import static dev.cordon.storage.Entries.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.Needs;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, big entries, and two writers at once. */
@Tag("A2")
class SecureFilesMediumTest {
  /** Linux's device that answers every write as a full disk does. */
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path directory;

  @Test
  void aFullDiskIsSaidAndLeavesTheOldVersion() throws IOException {
    Needs.part(Files.exists(FULL), "a device that is always full (Linux's /dev/full)");
    TestDomain domain = TestDomain.of(directory, "master");
    write(SecureFiles.in(domain), "entry", Entries.content(1_000, 1));
    SecureFiles full = SecureFiles.in(domain, new SecureRandom(), this::createOnFullDisk);

    OutputStream fillsMidway = full.create("entry");
    assertEquals(2, Entries.onDisk(directory).size());
    assertEquals(
        Problem.DISK_FULL, problemOf(() -> fillsMidway.write(Entries.content(1_000_000, 2))));
    assertEquals(Problem.DISK_FULL, problemOf(fillsMidway::close));
    fillsMidway.close();

    OutputStream fillsAtTheEnd = full.create("entry");
    fillsAtTheEnd.write(1);
    assertEquals(Problem.DISK_FULL, problemOf(fillsAtTheEnd::close));

    assertEquals(1, Entries.onDisk(directory).size());
    assertEquals(0, domain.openResources());
    assertArrayEquals(Entries.content(1_000, 1), read(full, "entry"));
  }

  @Test
  void aMediumThatFailsIsNotCalledFull() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles broken =
        SecureFiles.in(
            domain,
            new SecureRandom(),
            part -> {
              throw new IOException("Input/output error");
            });
    assertEquals(Problem.MEDIUM_FAILED, problemOf(() -> broken.create("entry")));
  }

  @Test
  void fiftyMegabytesStreamThroughLittleMemory() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    byte[] megabyte = Entries.content(1 << 20, 3);
    CRC32 written = new CRC32();
    try (OutputStream out = files.create("attachment")) {
      for (int i = 0; i < 50; i++) {
        megabyte[0] = (byte) i;
        out.write(megabyte);
        written.update(megabyte);
      }
    }
    assertEquals(50L << 20, files.size("attachment"));
    CRC32 read = new CRC32();
    try (CheckedInputStream in = new CheckedInputStream(files.open("attachment"), read)) {
      assertEquals(50L << 20, in.skip(Long.MAX_VALUE));
    }
    assertEquals(written.getValue(), read.getValue());
  }

  @Test
  void ofTwoWritersOfANameTheLastToCloseWins() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    OutputStream first = files.create("entry");
    OutputStream second = files.create("entry");
    first.write(Entries.content(100_000, 1));
    second.write(Entries.content(200_000, 2));
    second.close();
    first.close();
    assertArrayEquals(Entries.content(100_000, 1), read(files, "entry"));
  }

  @Test
  void writersAndReadersAtOnceSeeWholeVersionsOnly() throws Exception {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    write(files, "entry", Entries.content(100_000, 0));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<?> one = threads.submit(() -> writeOften(files, 1));
      Future<?> two = threads.submit(() -> writeOften(files, 2));
      for (int i = 0; i < 60; i++) {
        byte[] seen = read(files, "entry");
        int version = (seen.length - 100_000) / 1_000;
        assertArrayEquals(Entries.content(seen.length, version), seen);
      }
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, Entries.onDisk(directory).size());
  }

  private static boolean writeOften(SecureFiles files, int version) throws IOException {
    for (int i = 0; i < 30; i++) {
      write(files, "entry", Entries.content(100_000 + 1_000 * version, version));
    }
    return true;
  }

  private FileChannel createOnFullDisk(Path part) throws IOException {
    Files.createFile(part);
    return FileChannel.open(FULL, StandardOpenOption.WRITE);
  }
}
