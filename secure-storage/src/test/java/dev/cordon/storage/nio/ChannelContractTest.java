package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open file is read, written and cut as one of Java's own file system. */
@Tag("A2")
class ChannelContractTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void readingMovesThePosition() throws IOException {
    contract.with(
        channel ->
            List.of(
                read(channel, 5),
                channel.position(),
                read(channel, 50),
                read(channel, 5),
                channel.position()),
        READ);
    contract.with(
        channel ->
            List.of(
                channel.read(ByteBuffer.allocate(0)),
                channel.position(12).read(ByteBuffer.allocate(0))),
        READ);
    contract.with(channel -> read(channel.position(1000), 3), READ);
    contract.with(channel -> List.of(channel.position(1000).position(), channel.size()), READ);
    contract.with(channel -> channel.position(-1), READ);
    contract.with(channel -> channel.read(ByteBuffer.allocate(3).asReadOnlyBuffer()), READ);
    contract.with(channel -> channel.read(ByteBuffer.allocateDirect(3)), READ);
  }

  @Test
  void readingAtAPositionLeavesThePosition() throws IOException {
    contract.with(
        channel -> {
          ByteBuffer buffer = ByteBuffer.allocate(5);
          return List.of(channel.read(buffer, 7), text(buffer), channel.position());
        },
        READ);
    contract.with(channel -> channel.read(ByteBuffer.allocate(5), 12), READ);
    contract.with(channel -> channel.read(ByteBuffer.allocate(5), 1000), READ);
    contract.with(channel -> channel.read(ByteBuffer.allocate(5), -1), READ);
  }

  @Test
  void writingMovesThePosition() throws IOException {
    contract.with(
        channel -> List.of(channel.write(bytes("HELLO")), channel.position(), channel.size()),
        WRITE);
    contract.with(
        channel -> List.of(channel.position(20).write(bytes("far")), channel.size()), WRITE);
    contract.with(channel -> List.of(channel.write(bytes("HELLO"), 3), channel.position()), WRITE);
    contract.with(channel -> channel.write(bytes("HELLO"), -3), WRITE);
    contract.with(channel -> List.of(channel.position(20).write(bytes("")), channel.size()), WRITE);
    contract.with(channel -> channel.write(bytes("HELLO").asReadOnlyBuffer()), WRITE);
    contract.with(channel -> List.of(channel.write(bytes("x")), read(channel, 4)), READ, WRITE);
  }

  @Test
  void appendingIsAtTheEnd() throws IOException {
    contract.with(
        channel -> List.of(channel.position(), channel.write(bytes("!")), channel.position()),
        APPEND);
    contract.with(
        channel -> List.of(channel.position(2).write(bytes("!!")), channel.position()), APPEND);
    contract.with(channel -> read(channel, 2), APPEND);
    contract.with(channel -> channel, READ, APPEND);
    contract.with(channel -> channel, APPEND, TRUNCATE_EXISTING);
    contract.with(channel -> channel.truncate(2).size(), APPEND);
  }

  @Test
  void buffersAreScatteredAndGathered() throws IOException {
    contract.with(
        channel -> {
          ByteBuffer[] parts = {
            ByteBuffer.allocate(2), ByteBuffer.allocate(0), ByteBuffer.allocate(50)
          };
          return List.of(
              channel.read(parts),
              text(parts[0]),
              text(parts[2]),
              channel.read(parts),
              channel.position());
        },
        READ);
    contract.with(channel -> channel.read(new ByteBuffer[] {ByteBuffer.allocate(0)}), READ);
    contract.with(
        channel -> channel.position(12).read(new ByteBuffer[] {ByteBuffer.allocate(9)}), READ);
    contract.with(channel -> channel.read(new ByteBuffer[3], 2, 2), READ);
    contract.with(channel -> channel.write(new ByteBuffer[3], -1, 2), WRITE);
    contract.with(channel -> channel.read(new ByteBuffer[] {bytes("a").asReadOnlyBuffer()}), READ);
    contract.with(
        channel ->
            List.of(
                channel.write(
                    new ByteBuffer[] {bytes("no"), bytes("ab"), bytes(""), bytes("cde")}, 1, 3),
                channel.position()),
        WRITE);
    contract.with(
        channel ->
            List.of(
                channel.write(new ByteBuffer[] {bytes("ab"), bytes("cde")}), channel.position()),
        APPEND);
  }

  @Test
  void truncatingCutsAndNeverExtends() throws IOException {
    contract.with(
        channel -> List.of(channel.position(9).truncate(4).position(), channel.size()), WRITE);
    contract.with(
        channel -> List.of(channel.position(2).truncate(4).position(), channel.size()), WRITE);
    contract.with(
        channel -> List.of(channel.position(50).truncate(40).position(), channel.size()), WRITE);
    contract.with(channel -> channel.truncate(-1), WRITE);
    contract.with(channel -> channel.truncate(1), READ);
    contract.with(
        channel -> List.of(channel.truncate(0).write(bytes("x"), 5), channel.size()), WRITE);
  }

  private static Object read(FileChannel channel, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    int read = channel.read(buffer);
    return read + text(buffer);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.UTF_8.decode(buffer.duplicate().flip()).toString();
  }
}
