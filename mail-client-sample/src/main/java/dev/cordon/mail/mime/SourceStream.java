package dev.cordon.mail.mime;

import jakarta.mail.internet.SharedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that the MIME library can cut into parts without copying them into memory.
 *
 * <p>Positions count from this stream's own start, as {@link SharedInputStream} wants.
 */
final class SourceStream extends BufferedInputStream implements SharedInputStream {
  private static final int BUFFER_BYTES = 4096;

  private final SourceRange range;
  private final Source source;
  private final long start;
  private final long end;
  private long position;
  private long marked;

  SourceStream(SourceRange range, Source source, long start, long end) {
    super(range, BUFFER_BYTES);
    this.range = range;
    this.source = source;
    this.start = start;
    this.end = end;
  }

  @Override
  public synchronized long getPosition() {
    return position;
  }

  @Override
  public InputStream newStream(long from, long to) {
    return source.stream(start + from, to < 0 ? end : start + to);
  }

  @Override
  public synchronized int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      position++;
    }
    return value;
  }

  @Override
  public synchronized int read(byte[] to, int offset, int length) throws IOException {
    int count = super.read(to, offset, length);
    if (count > 0) {
      position += count;
    }
    return count;
  }

  @Override
  public synchronized long skip(long bytes) throws IOException {
    long count = super.skip(bytes);
    position += count;
    return count;
  }

  @Override
  public synchronized void mark(int limit) {
    super.mark(limit);
    marked = position;
  }

  @Override
  public synchronized void reset() throws IOException {
    super.reset();
    position = marked;
  }

  @Override
  public void close() throws IOException {
    range.close();
    super.close();
  }
}
