package dev.cordon.mail.mime;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A part of a {@link Source}'s bytes, opened when it is first read. */
final class SourceRange extends InputStream {
  private final Source source;
  private final long end;
  private long position;
  private @Nullable InputStream in;

  SourceRange(Source source, long start, long end) {
    this.source = source;
    this.position = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int most = (int) Math.min(length, end - position);
    try {
      int count = most <= 0 ? -1 : opened().read(to, offset, most);
      position += Math.max(0, count);
      return count;
    } catch (IOException e) {
      source.failed(e);
      throw e;
    }
  }

  private InputStream opened() throws IOException {
    InputStream opened = in;
    if (opened == null) {
      opened = source.openAt(this, position);
      in = opened;
    }
    return opened;
  }

  /** Gives up the open bytes; the next read opens them again at the same place. */
  void park() throws IOException {
    InputStream opened = in;
    in = null;
    if (opened != null) {
      opened.close();
    }
  }

  @Override
  public void close() throws IOException {
    source.closed(this);
    park();
  }
}
