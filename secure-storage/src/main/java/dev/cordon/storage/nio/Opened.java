package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import dev.cordon.storage.volume.OpenFile;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;

/**
 * What a channel is of: a file, or a directory, which on Unix can be opened to force what happened
 * in it. Libraries that care for durability do so (Lucene), and check that they could.
 */
sealed interface Opened extends Closeable {
  /** Opens what lies at {@code place}. */
  static Opened at(Place place, Volume volume, Opening how) throws IOException {
    if (!how.writes()) {
      Facts facts = volume.facts(place);
      if (facts.directory()) {
        return new OfDirectory(place, volume, facts.node());
      }
    }
    OfFile file = new OfFile(volume.open(place, how.forVolume()));
    if (how.deletes()) {
      volume.delete(place); // at once, as on Unix: a killed process leaves nothing
    }
    return file;
  }

  long node();

  int read(ByteBuffer to, long position) throws IOException;

  int write(ByteBuffer from, long position) throws IOException;

  int append(ByteBuffer from) throws IOException;

  long bytes() throws IOException;

  void truncate(long bytes) throws IOException;

  void force() throws IOException;

  /** A file, open in the volume. */
  record OfFile(OpenFile file) implements Opened {
    @Override
    public long node() {
      return file.node();
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return file.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      return file.write(from, position);
    }

    @Override
    public int append(ByteBuffer from) throws IOException {
      return file.append(from);
    }

    @Override
    public long bytes() throws IOException {
      return file.bytes();
    }

    @Override
    public void truncate(long bytes) throws IOException {
      file.truncate(bytes);
    }

    @Override
    public void force() throws IOException {
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** A directory: it has no bytes, only what is to be forced. */
  record OfDirectory(Place place, Volume volume, long node) implements Opened {
    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      throw refused();
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      throw refused();
    }

    @Override
    public int append(ByteBuffer from) throws IOException {
      throw refused();
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void truncate(long bytes) throws IOException {
      throw refused();
    }

    @Override
    public void force() throws IOException {
      volume.commit();
    }

    @Override
    public void close() {}

    private FileSystemException refused() {
      return new FileSystemException(place.toString(), null, "Is a directory");
    }
  }
}
