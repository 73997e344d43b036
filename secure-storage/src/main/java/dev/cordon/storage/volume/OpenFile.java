package dev.cordon.storage.volume;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file: signatures. */
public final class OpenFile implements Closeable {
  private final Place place;

  OpenFile(Place place) {
    this.place = place;
  }

  public int read(ByteBuffer to, long position) throws IOException {
    requireReady();
    return 0;
  }

  public int write(ByteBuffer from, long position) throws IOException {
    requireReady();
    return 0;
  }

  public int append(ByteBuffer from) throws IOException {
    requireReady();
    return 0;
  }

  public long bytes() throws IOException {
    requireReady();
    return 0;
  }

  public void truncate(long bytes) throws IOException {
    requireReady();
  }

  public void force() throws IOException {
    requireReady();
  }

  public Place place() {
    return place;
  }

  public boolean isReadable() {
    return false;
  }

  public boolean isWritable() {
    return false;
  }

  @Override
  public void close() throws IOException {
    requireReady();
  }

  private void requireReady() throws IOException {
    if (!place().names().isEmpty()) {
      throw new IOException("not yet");
    }
  }
}
