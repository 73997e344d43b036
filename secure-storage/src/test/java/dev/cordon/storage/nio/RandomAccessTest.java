package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.testing.TestVolumes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long random life of one file is the same as on Java's own file system. */
@Tag("A2")
class RandomAccessTest {
  private static final int STEPS = 3_000;
  private static final int FURTHEST = 200_000;

  @TempDir Path directory;
  private Path plain;
  private Path work;

  @BeforeEach
  void open() throws IOException {
    FileSystem files = WorkFileSystem.over(TestVolumes.in(directory.resolve("volume")), "random");
    plain = directory.resolve("file");
    work = files.getPath("/file");
  }

  @Test
  void everyStepGivesTheSame() throws IOException {
    try (FileChannel theirs = open(plain);
        FileChannel ours = open(work)) {
      for (int i = 0; i < STEPS; i++) {
        String expected = step(theirs, new Random(i));
        assertEquals(expected, step(ours, new Random(i)), "step " + i);
      }
    }
    assertArrayEquals(Files.readAllBytes(plain), Files.readAllBytes(work));
  }

  @Test
  void bytesGoBetweenBothFileSystems() throws IOException {
    byte[] content = new byte[700_001];
    new Random(5).nextBytes(content);
    Files.write(plain, content);
    try (FileChannel theirs = open(plain);
        FileChannel ours = open(work)) {
      assertEquals(content.length, theirs.transferTo(0, content.length, ours));
      assertEquals(1_000, ours.transferTo(0, 1_000, theirs.truncate(0)));
      assertEquals(
          content.length - 1_000, theirs.transferFrom(ours.position(1_000), 1_000, FURTHEST * 9));
    }
    assertArrayEquals(content, Files.readAllBytes(work));
    assertArrayEquals(content, Files.readAllBytes(plain));
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static String step(FileChannel channel, Random random) throws IOException {
    int position = random.nextInt(FURTHEST);
    ByteBuffer buffer = buffer(random);
    return switch (random.nextInt(9)) {
      case 0 -> "w" + channel.write(buffer) + end(channel);
      case 1 -> "W" + channel.write(buffer, position) + end(channel);
      case 2 -> "r" + channel.read(buffer) + sum(buffer) + end(channel);
      case 3 -> "R" + channel.read(buffer, position) + sum(buffer) + end(channel);
      case 4 -> "p" + channel.position(position).position();
      case 5 ->
          random.nextInt(20) == 0 ? "t" + end(channel.truncate(position)) : "s" + end(channel);
      case 6 -> "g" + channel.write(new ByteBuffer[] {buffer, buffer(random)}) + end(channel);
      case 7 -> "x" + scatter(channel, buffer, buffer(random)) + end(channel);
      default -> "f" + transfers(channel, buffer, position) + end(channel);
    };
  }

  private static String scatter(FileChannel channel, ByteBuffer one, ByteBuffer two)
      throws IOException {
    return channel.read(new ByteBuffer[] {one, two}) + sum(one) + sum(two);
  }

  private static String transfers(FileChannel channel, ByteBuffer buffer, int position)
      throws IOException {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    long in =
        channel.transferFrom(
            Channels.newChannel(new ByteArrayInputStream(bytes)), position, bytes.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WritableByteChannel target = Channels.newChannel(out);
    long moved = channel.transferTo(position / 2, bytes.length, target);
    return in + " " + moved + sum(ByteBuffer.wrap(out.toByteArray()));
  }

  private static ByteBuffer buffer(Random random) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 70_000 : 5_000)];
    random.nextBytes(bytes);
    ByteBuffer buffer =
        random.nextBoolean()
            ? ByteBuffer.allocate(bytes.length)
            : ByteBuffer.allocateDirect(bytes.length);
    buffer.put(bytes).flip();
    return buffer;
  }

  private static String end(FileChannel channel) throws IOException {
    return "@" + channel.position() + "/" + channel.size() + " ";
  }

  private static String sum(ByteBuffer buffer) {
    return "#" + buffer.position() + ":" + buffer.duplicate().rewind().hashCode() + " ";
  }
}
