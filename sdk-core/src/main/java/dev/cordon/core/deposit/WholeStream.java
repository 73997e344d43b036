package dev.cordon.core.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** What a stream gives to its end, in one array; no other copy of it stays in memory. */
public final class WholeStream {
  private static final int FIRST_BYTES = 8192;

  private WholeStream() {}

  /** The bytes of {@code in}; empty if there are more than {@code mostBytes}. */
  public static Optional<byte[]> read(InputStream in, int mostBytes) throws IOException {
    byte[] buffer = new byte[FIRST_BYTES];
    int length = 0;
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer, length, buffer.length - length)) {
        length += n;
        if (length > mostBytes) {
          return Optional.empty();
        } else if (length == buffer.length) {
          buffer = grown(buffer);
        }
      }
      return Optional.of(Arrays.copyOf(buffer, length));
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static byte[] grown(byte[] full) {
    byte[] twice = Arrays.copyOf(full, full.length * 2);
    Arrays.fill(full, (byte) 0);
    return twice;
  }
}
