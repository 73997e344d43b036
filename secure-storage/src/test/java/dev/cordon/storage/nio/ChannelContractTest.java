package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open file behaves as one of Java's own file system, refusals included. */
@Tag("A2")
class ChannelContractTest {
  private interface Use {
    @Nullable Object of(FileChannel channel) throws Exception;
  }

  @TempDir Path directory;
  private int runs;

  @Test
  void readingMovesThePosition() throws IOException {
    with(
        channel ->
            List.of(
                read(channel, 5),
                channel.position(),
                read(channel, 50),
                read(channel, 5),
                channel.position()),
        READ);
    with(
        channel ->
            List.of(
                channel.read(ByteBuffer.allocate(0)),
                channel.position(12).read(ByteBuffer.allocate(0))),
        READ);
    with(channel -> read(channel.position(1000), 3), READ);
    with(channel -> List.of(channel.position(1000).position(), channel.size()), READ);
    with(channel -> channel.position(-1), READ);
    with(channel -> channel.read(ByteBuffer.allocate(3).asReadOnlyBuffer()), READ);
    with(channel -> channel.read(ByteBuffer.allocateDirect(3)), READ);
  }

  @Test
  void readingAtAPositionLeavesThePosition() throws IOException {
    with(
        channel -> {
          ByteBuffer buffer = ByteBuffer.allocate(5);
          return List.of(channel.read(buffer, 7), text(buffer), channel.position());
        },
        READ);
    with(channel -> channel.read(ByteBuffer.allocate(5), 12), READ);
    with(channel -> channel.read(ByteBuffer.allocate(5), 1000), READ);
    with(channel -> channel.read(ByteBuffer.allocate(5), -1), READ);
  }

  @Test
  void writingMovesThePosition() throws IOException {
    with(
        channel -> List.of(channel.write(bytes("HELLO")), channel.position(), channel.size()),
        WRITE);
    with(channel -> List.of(channel.position(20).write(bytes("far")), channel.size()), WRITE);
    with(channel -> List.of(channel.write(bytes("HELLO"), 3), channel.position()), WRITE);
    with(channel -> channel.write(bytes("HELLO"), -3), WRITE);
    with(channel -> List.of(channel.position(20).write(bytes("")), channel.size()), WRITE);
    with(channel -> channel.write(bytes("HELLO").asReadOnlyBuffer()), WRITE);
    with(channel -> List.of(channel.write(bytes("x")), read(channel, 4)), READ, WRITE);
  }

  @Test
  void appendingIsAtTheEnd() throws IOException {
    with(
        channel -> List.of(channel.position(), channel.write(bytes("!")), channel.position()),
        APPEND);
    with(channel -> List.of(channel.position(2).write(bytes("!!")), channel.position()), APPEND);
    with(channel -> read(channel, 2), APPEND);
    with(channel -> channel, READ, APPEND);
    with(channel -> channel, APPEND, TRUNCATE_EXISTING);
    with(channel -> channel.truncate(2).size(), APPEND);
  }

  @Test
  void buffersAreScatteredAndGathered() throws IOException {
    with(
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
    with(channel -> channel.read(new ByteBuffer[] {ByteBuffer.allocate(0)}), READ);
    with(channel -> channel.position(12).read(new ByteBuffer[] {ByteBuffer.allocate(9)}), READ);
    with(channel -> channel.read(new ByteBuffer[3], 2, 2), READ);
    with(channel -> channel.write(new ByteBuffer[3], -1, 2), WRITE);
    with(channel -> channel.read(new ByteBuffer[] {bytes("a").asReadOnlyBuffer()}), READ);
    with(
        channel ->
            List.of(
                channel.write(
                    new ByteBuffer[] {bytes("no"), bytes("ab"), bytes(""), bytes("cde")}, 1, 3),
                channel.position()),
        WRITE);
    with(
        channel ->
            List.of(
                channel.write(new ByteBuffer[] {bytes("ab"), bytes("cde")}), channel.position()),
        APPEND);
  }

  @Test
  void truncatingCutsAndNeverExtends() throws IOException {
    with(channel -> List.of(channel.position(9).truncate(4).position(), channel.size()), WRITE);
    with(channel -> List.of(channel.position(2).truncate(4).position(), channel.size()), WRITE);
    with(channel -> List.of(channel.position(50).truncate(40).position(), channel.size()), WRITE);
    with(channel -> channel.truncate(-1), WRITE);
    with(channel -> channel.truncate(1), READ);
    with(channel -> List.of(channel.truncate(0).write(bytes("x"), 5), channel.size()), WRITE);
  }

  @Test
  void whatItWasNotOpenedForIsRefused() throws IOException {
    with(channel -> channel.write(bytes("x")), READ);
    with(channel -> channel.write(bytes("x"), 0), READ);
    with(channel -> channel.write(new ByteBuffer[] {bytes("x")}), READ);
    with(channel -> channel.transferFrom(Channels.newChannel(System.in), 0, 1), READ);
    with(channel -> channel.read(ByteBuffer.allocate(1)), WRITE);
    with(channel -> channel.read(ByteBuffer.allocate(1), 0), WRITE);
    with(
        channel -> channel.transferTo(0, 1, Channels.newChannel(new ByteArrayOutputStream())),
        WRITE);
    with(channel -> channel.lock(0, 1, true), WRITE);
    with(channel -> channel.lock(0, 1, false), READ);
    with(
        channel -> {
          channel.force(true);
          return channel.size();
        },
        READ);
  }

  @Test
  void optionsOpenTheSame() throws IOException {
    with(FileChannel::size, WRITE, TRUNCATE_EXISTING);
    with(FileChannel::size, READ, TRUNCATE_EXISTING);
    with(FileChannel::size, READ, CREATE_NEW);
    with(FileChannel::size, WRITE, CREATE_NEW);
    with(FileChannel::size, WRITE, CREATE);
    with(FileChannel::size);
    with(channel -> channel.write(bytes("x")), WRITE, SYNC);
    with(channel -> channel.write(bytes("x")), WRITE, DSYNC, SPARSE);
    with(channel -> channel.write(bytes("x")), WRITE, DELETE_ON_CLOSE);
    with(channel -> read(channel, 5), READ, DELETE_ON_CLOSE);
    with(channel -> read(channel, 5), DELETE_ON_CLOSE);
  }

  @Test
  void aClosedChannelSaysSo() throws IOException {
    closed(channel -> channel.read(ByteBuffer.allocate(1)));
    closed(channel -> channel.read(ByteBuffer.allocate(1), 0));
    closed(channel -> channel.write(bytes("x")));
    closed(channel -> channel.write(bytes("x"), 0));
    closed(FileChannel::position);
    closed(channel -> channel.position(-1));
    closed(FileChannel::size);
    closed(channel -> channel.truncate(1));
    closed(
        channel -> {
          channel.force(false);
          return "";
        });
    closed(channel -> channel.transferTo(0, 1, channel));
    closed(channel -> channel.transferFrom(channel, 0, 1));
    closed(FileChannel::lock);
    closed(FileChannel::tryLock);
    closed(FileChannel::isOpen);
    closed(
        channel -> {
          channel.close();
          return "again";
        });
  }

  @Test
  void bytesAreTransferred() throws IOException {
    for (long position : new long[] {0, 7, 12, 50, -1}) {
      for (long count : new long[] {0, 3, 100, -1}) {
        with(
            channel -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              return List.of(
                  channel.transferTo(position, count, Channels.newChannel(out)),
                  out,
                  channel.position());
            },
            READ);
        with(
            channel ->
                List.of(
                    channel.transferFrom(
                        Channels.newChannel(
                            Channels.newInputStream(
                                Channels.newChannel(
                                    new java.io.ByteArrayInputStream(
                                        "stream".getBytes(StandardCharsets.UTF_8))))),
                        position,
                        count),
                    channel.size(),
                    channel.position()),
            WRITE);
      }
    }
  }

  @Test
  void bytesAreTransferredBetweenFiles() throws IOException {
    twins()
        .agree(
            root -> {
              try (FileChannel from = FileChannel.open(root.resolve("file"), READ);
                  FileChannel to = FileChannel.open(root.resolve("other"), WRITE)) {
                return List.of(
                    from.transferTo(2, 6, to),
                    to.position(),
                    to.transferFrom(from, 3, 6),
                    from.position());
              }
            },
            "",
            true);
    twins()
        .agree(
            root -> {
              try (FileChannel from = FileChannel.open(root.resolve("file"), READ);
                  FileChannel to = FileChannel.open(root.resolve("other"), READ)) {
                return from.transferTo(2, 6, to);
              }
            },
            "",
            true);
    twins()
        .agree(
            root -> {
              try (FileChannel from = FileChannel.open(root.resolve("file"), WRITE);
                  FileChannel to = FileChannel.open(root.resolve("other"), WRITE)) {
                return to.transferFrom(from, 2, 6);
              }
            },
            "",
            true);
  }

  @Test
  void locksAreTheSame() throws IOException {
    with(channel -> lock(channel.lock(), channel), WRITE);
    with(channel -> lock(channel.tryLock(3, 4, false), channel), WRITE);
    with(channel -> lock(channel.lock(3, 4, true), channel), READ);
    with(channel -> channel.lock(-1, 4, false), WRITE);
    with(channel -> channel.lock(1, -4, false), WRITE);
    with(channel -> channel.lock(1, Long.MAX_VALUE, false), WRITE);
    with(
        channel ->
            List.of(
                lock(channel.lock(0, 4, false), channel), lock(channel.lock(4, 4, false), channel)),
        WRITE);
    with(
        channel ->
            List.of(
                lock(channel.lock(0, 5, false), channel), lock(channel.lock(4, 4, false), channel)),
        WRITE);
    with(
        channel ->
            List.of(
                lock(channel.lock(0, 5, true), channel),
                lock(channel.tryLock(4, 4, true), channel)),
        READ);
    with(
        channel -> {
          FileLock first = channel.lock(0, 5, false);
          first.release();
          first.close();
          return List.of(first.isValid(), lock(channel.lock(0, 5, false), channel));
        },
        WRITE);
    with(
        channel -> {
          FileLock lock = channel.lock();
          channel.close();
          boolean valid = lock.isValid();
          lock.release();
          return valid;
        },
        WRITE);
  }

  private static Object lock(FileLock lock, FileChannel channel) {
    return List.of(
        lock.isValid(),
        lock.isShared(),
        lock.position(),
        lock.size(),
        lock.acquiredBy() == channel);
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

  private void with(Use use, OpenOption... options) throws IOException {
    twins()
        .agree(
            root -> {
              try (FileChannel channel = FileChannel.open(root.resolve("file"), options)) {
                Object result = use.of(channel);
                return result == channel ? "itself" : result;
              }
            },
            List.of(options).toString(),
            true);
  }

  private void closed(Use use) throws IOException {
    with(
        channel -> {
          channel.close();
          return use.of(channel);
        },
        READ,
        WRITE);
  }

  private Twins twins() throws IOException {
    return Twins.in(Files.createDirectories(directory.resolve("run" + runs++)));
  }
}
