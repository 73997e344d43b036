package dev.cordon.policy;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Breaks off after so many bytes. Not safe for many threads. */
final class BoundedSource extends ForwardingSource {
  private long left;

  BoundedSource(Source source, long most) {
    super(source);
    this.left = most;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new IOException("more than was ever expected");
    }
    return read;
  }
}
