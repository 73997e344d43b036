package dev.cordon.storage.nio;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An open file refuses what it was not opened for, and everything once it is closed, as Java's own
 * does.
 */
@Tag("A2")
class ChannelRefusalsTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void whatItWasNotOpenedForIsRefused() throws IOException {
    contract.with(channel -> channel.write(bytes("x")), READ);
    contract.with(channel -> channel.write(bytes("x"), 0), READ);
    contract.with(channel -> channel.write(new ByteBuffer[] {bytes("x")}), READ);
    contract.with(channel -> channel.transferFrom(Channels.newChannel(System.in), 0, 1), READ);
    contract.with(channel -> channel.read(ByteBuffer.allocate(1)), WRITE);
    contract.with(channel -> channel.read(ByteBuffer.allocate(1), 0), WRITE);
    contract.with(
        channel -> channel.transferTo(0, 1, Channels.newChannel(new ByteArrayOutputStream())),
        WRITE);
    contract.with(channel -> channel.lock(0, 1, true), WRITE);
    contract.with(channel -> channel.lock(0, 1, false), READ);
    contract.with(
        channel -> {
          channel.force(true);
          return channel.size();
        },
        READ);
  }

  @Test
  void optionsOpenTheSame() throws IOException {
    contract.with(FileChannel::size, WRITE, TRUNCATE_EXISTING);
    contract.with(FileChannel::size, READ, TRUNCATE_EXISTING);
    contract.with(FileChannel::size, READ, CREATE_NEW);
    contract.with(FileChannel::size, WRITE, CREATE_NEW);
    contract.with(FileChannel::size, WRITE, CREATE);
    contract.with(FileChannel::size);
    contract.with(channel -> channel.write(bytes("x")), WRITE, SYNC);
    contract.with(channel -> channel.write(bytes("x")), WRITE, DSYNC, SPARSE);
    contract.with(channel -> channel.write(bytes("x")), WRITE, DELETE_ON_CLOSE);
    contract.with(channel -> read(channel, 5), READ, DELETE_ON_CLOSE);
    contract.with(channel -> read(channel, 5), DELETE_ON_CLOSE);
  }

  @Test
  void aClosedChannelSaysSo() throws IOException {
    contract.closed(channel -> channel.read(ByteBuffer.allocate(1)));
    contract.closed(channel -> channel.read(ByteBuffer.allocate(1), 0));
    contract.closed(channel -> channel.write(bytes("x")));
    contract.closed(channel -> channel.write(bytes("x"), 0));
    contract.closed(FileChannel::position);
    contract.closed(channel -> channel.position(-1));
    contract.closed(FileChannel::size);
    contract.closed(channel -> channel.truncate(1));
    contract.closed(
        channel -> {
          channel.force(false);
          return "";
        });
    contract.closed(channel -> channel.transferTo(0, 1, channel));
    contract.closed(channel -> channel.transferFrom(channel, 0, 1));
    contract.closed(FileChannel::lock);
    contract.closed(FileChannel::tryLock);
    contract.closed(FileChannel::isOpen);
    contract.closed(
        channel -> {
          channel.close();
          return "again";
        });
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
