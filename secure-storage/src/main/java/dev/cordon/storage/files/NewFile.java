package dev.cordon.storage.files;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.volume.OpenFile;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A file that is being written. {@link #close} has it take its place, in one step, and returns once
 * it is on the medium; whatever goes wrong before that leaves what was there. Not buffered. Safe
 * for many threads.
 */
public final class NewFile extends OutputStream {
  private final Volume volume;
  private final Place part;
  private final Place place;
  private final OpenFile file;
  private boolean ended; // guarded by this

  private NewFile(Volume volume, Place part, Place place, OpenFile file) {
    this.volume = volume;
    this.part = part;
    this.place = place;
    this.file = file;
  }

  static NewFile begin(Volume volume, Place place) throws IOException {
    Places.requireFile(volume, place);
    Place part = Unfinished.place(volume);
    return new NewFile(volume, part, place, open(volume, part, place));
  }

  private static OpenFile open(Volume volume, Place part, Place place) throws IOException {
    try {
      return volume.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      throw locked(place);
    }
  }

  /** A lock, and nothing else, clears the directory of unfinished files. */
  private static StorageException locked(Place place) {
    return new StorageException(Problem.LOCKED, place.toString());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int unused = file.append(ByteBuffer.wrap(bytes, offset, length));
  }

  /**
   * Has the file expire at {@code when}, in UTC: see {@code docs/storage.md}. Call it before the
   * first byte, so that none is ever on the disk under another key.
   *
   * @throws IllegalArgumentException if it is more than {@link dev.cordon.core.Expiry#MOST_DAYS}
   *     days ahead
   */
  public void expires(Instant when) throws IOException {
    try {
      volume.expires(part, when);
    } catch (NoSuchFileException e) {
      throw locked(place);
    }
  }

  /**
   * The file is complete and takes its place. Twice is harmless.
   *
   * @throws dev.cordon.storage.StorageException {@code LOCKED}, {@code DISK_FULL}, {@code
   *     MEDIUM_FAILED}: it did not
   */
  @Override
  public synchronized void close() throws IOException {
    if (ended) {
      return;
    }
    try {
      file.close();
      Places.makeParents(volume, place);
      publish();
      ended = true;
    } finally {
      discard();
    }
  }

  private void publish() throws IOException {
    try {
      volume.publish(part, place);
    } catch (NoSuchFileException e) {
      throw locked(place);
    }
  }

  /** Ends it, unless it has ended, and leaves nothing. */
  public synchronized void discard() {
    if (ended) {
      return;
    }
    ended = true;
    try {
      file.close();
      volume.delete(part);
    } catch (IOException e) {
      return; // gone already, or to be deleted when the domain is next opened
    }
  }
}
