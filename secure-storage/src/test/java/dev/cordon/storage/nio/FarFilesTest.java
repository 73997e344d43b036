package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestVolumes;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files of eight gibibytes, most of them holes. */
@Tag("A2")
class FarFilesTest {
  private static final long FAR = 8L << 30;

  @Test
  void aFileOfEightGibibytesIsReadAnywhereAndTakesNoRoom() throws IOException {
    TornDisk disk = new TornDisk();
    TestVolumes volumes = TestVolumes.in(disk.root());
    Path file = WorkFileSystem.over(volumes, "far").getPath("/far");
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int unused = channel.position(FAR - 2).write(ByteBuffer.wrap(new byte[] {1, 2}));
      unused = channel.position(3L << 30).write(ByteBuffer.wrap(new byte[] {3}));
    }
    volumes.lock();
    volumes.unlock();
    assertEquals(FAR, Files.size(file));
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      assertArrayEquals(new byte[] {0, 1, 2}, read(channel, FAR - 3, 3));
      assertArrayEquals(new byte[] {0, 3, 0}, read(channel, (3L << 30) - 1, 3));
      assertArrayEquals(new byte[100_000], read(channel, 5L << 30, 100_000));
      assertEquals(-1, channel.position(FAR).read(ByteBuffer.allocate(1)));
    }
    long onDisk = Suspect.files(disk.root()).values().stream().mapToLong(it -> it.length).sum();
    assertTrue(onDisk < 300_000, "on the disk: " + onDisk);
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      assertEquals(4, channel.truncate(4).size());
    }
    assertArrayEquals(new byte[4], Files.readAllBytes(file));
  }

  private static byte[] read(SeekableByteChannel channel, long position, int bytes)
      throws IOException {
    ByteBuffer read = ByteBuffer.allocate(bytes);
    SeekableByteChannel at = channel.position(position);
    while (read.hasRemaining() && at.read(read) >= 0) {
      assertTrue(read.position() > 0);
    }
    assertEquals(bytes, read.position());
    return read.array();
  }
}
