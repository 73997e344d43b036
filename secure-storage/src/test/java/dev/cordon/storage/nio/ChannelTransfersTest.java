package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes between channels, and locks: as in Java's own file system. */
@Tag("A2")
class ChannelTransfersTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void bytesAreTransferred() throws IOException {
    for (long position : new long[] {0, 7, 12, 50, -1}) {
      for (long count : new long[] {0, 3, 100, -1}) {
        contract.with(
            channel -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              return List.of(
                  channel.transferTo(position, count, Channels.newChannel(out)),
                  out,
                  channel.position());
            },
            READ);
        contract.with(
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
    contract
        .twins()
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
    contract
        .twins()
        .agree(
            root -> {
              try (FileChannel from = FileChannel.open(root.resolve("file"), READ);
                  FileChannel to = FileChannel.open(root.resolve("other"), READ)) {
                return from.transferTo(2, 6, to);
              }
            },
            "",
            true);
    contract
        .twins()
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
    contract.with(channel -> lock(channel.lock(), channel), WRITE);
    contract.with(channel -> lock(channel.tryLock(3, 4, false), channel), WRITE);
    contract.with(channel -> lock(channel.lock(3, 4, true), channel), READ);
    contract.with(channel -> channel.lock(-1, 4, false), WRITE);
    contract.with(channel -> channel.lock(1, -4, false), WRITE);
    contract.with(channel -> channel.lock(1, Long.MAX_VALUE, false), WRITE);
    contract.with(
        channel ->
            List.of(
                lock(channel.lock(0, 4, false), channel), lock(channel.lock(4, 4, false), channel)),
        WRITE);
    contract.with(
        channel ->
            List.of(
                lock(channel.lock(0, 5, false), channel), lock(channel.lock(4, 4, false), channel)),
        WRITE);
    contract.with(
        channel ->
            List.of(
                lock(channel.lock(0, 5, true), channel),
                lock(channel.tryLock(4, 4, true), channel)),
        READ);
    contract.with(
        channel -> {
          FileLock first = channel.lock(0, 5, false);
          first.release();
          first.close();
          return List.of(first.isValid(), lock(channel.lock(0, 5, false), channel));
        },
        WRITE);
    contract.with(
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
}
