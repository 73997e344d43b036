package dev.cordon.storage.content;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The file below one content: made with its first block, opened for writing with the first block
 * written, and opened anew when an interrupted thread took its channel down. No symbolic link is
 * followed. One thread at a time.
 */
final class SlotFile {
  private final Fans fans;
  private final String id;
  private final Path place;
  private boolean exists;
  private boolean writable;
  private boolean closed;

  /** Of the file, which only this writes; empty where the file itself must be asked. */
  private OptionalLong length = OptionalLong.empty();

  private @Nullable FileChannel channel;

  /**
   * The file at the place of {@code id}.
   *
   * @param exists false if whatever lies there is left over and worth nothing
   */
  SlotFile(Fans fans, String id, boolean exists) {
    this.fans = fans;
    this.id = id;
    this.place = fans.place(id);
    this.exists = exists;
  }

  /** Whether its file alone is missing, and not the medium with everything on it. */
  boolean isMissingAlone() {
    return fans.isThere();
  }

  /** The length in bytes. */
  long bytes() throws IOException {
    if (!length.isPresent()) {
      length = OptionalLong.of(exists ? channel(false).size() : 0);
    }
    return length.getAsLong();
  }

  /** Reads until {@code to} is full or the file ends. */
  void read(ByteBuffer to, long offset) throws IOException {
    FileChannel open = channel(false);
    int start = to.position();
    while (to.hasRemaining()) {
      if (open.read(to, offset + to.position() - start) < 0) {
        return;
      }
    }
  }

  void write(ByteBuffer from, long offset) throws IOException {
    FileChannel open = channel(true);
    long before = bytes();
    length = OptionalLong.empty(); // a failure may leave a part
    long at = offset;
    while (from.hasRemaining()) {
      at += open.write(from, at);
    }
    length = OptionalLong.of(Math.max(before, at));
  }

  /** Cuts to {@code bytes} if it is longer. */
  void cut(long bytes) throws IOException {
    if (!exists) {
      return;
    }
    fans.overlong(id); // until it is known that it is not
    if (bytes() > bytes) {
      FileChannel open = channel(true);
      length = OptionalLong.empty();
      FileChannel unused = open.truncate(bytes);
      fans.trimmed(id);
    } else {
      fans.fits(id);
    }
  }

  /** The channel to force, if there is a file at all; taken with the content's lock held. */
  Optional<FileChannel> toForce() throws IOException {
    return exists ? Optional.of(channel(false)) : Optional.empty();
  }

  void close() {
    closed = true;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        return; // nothing was promised that was not forced
      }
    }
  }

  private FileChannel channel(boolean write) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    FileChannel open = channel;
    if (open != null && open.isOpen() && (writable || !write)) {
      return open;
    }
    boolean toWrite = write || writable;
    FileChannel made = exists ? open(toWrite) : create();
    if (open != null) {
      open.close();
    }
    channel = made;
    writable = toWrite;
    exists = true;
    return made;
  }

  private FileChannel open(boolean write) throws IOException {
    return write
        ? FileChannel.open(place, READ, WRITE, NOFOLLOW_LINKS)
        : FileChannel.open(place, READ, NOFOLLOW_LINKS);
  }

  private FileChannel create() throws IOException {
    FileChannel made = createAnew();
    fans.grew(id);
    length = OptionalLong.of(0);
    return made;
  }

  private FileChannel createAnew() throws IOException {
    OpenOption[] options = {READ, WRITE, CREATE_NEW};
    try {
      return FileChannel.open(place, options);
    } catch (NoSuchFileException e) {
      fans.makeFor(id);
    } catch (FileAlreadyExistsException e) {
      Files.delete(place);
    }
    return FileChannel.open(place, options);
  }
}
