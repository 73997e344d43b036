package dev.cordon.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The bytes of one mail, in memory or in an encrypted file, readable from any place.
 *
 * <p>The MIME library leaves the streams of its parts open; so each opens its bytes only when it is
 * read, only the last few stay open, and closing the source closes them all. For one thread.
 */
public final class Source implements Closeable {
  /** How the bytes are read from the start. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  private static final int OPEN_AT_ONCE = 16;

  /** A stream per part costs memory: a mail of a million parts must not exhaust it. */
  private static final int MOST_STREAMS = 2_000;

  private final Opening opening;
  private final long bytes;
  private final Deque<SourceRange> open = new ArrayDeque<>();
  private int streams;
  private Optional<IOException> failure = Optional.empty();

  private Source(Opening opening, long bytes) {
    this.opening = opening;
    this.bytes = bytes;
  }

  /** A mail in memory. */
  public static Source of(byte[] mail) {
    return new Source(() -> new ByteArrayInputStream(mail), mail.length);
  }

  /** A mail in an encrypted file. */
  public static Source of(Path file) throws IOException {
    return new Source(() -> Files.newInputStream(file), Files.size(file));
  }

  /** The length. */
  public long bytes() {
    return bytes;
  }

  /** The same mail, of which only the first {@code most} bytes are looked at. */
  Source first(long most) {
    return new Source(opening, Math.min(most, bytes));
  }

  /** A stream over all of it. */
  SourceStream stream() {
    return stream(0, bytes);
  }

  /** A stream over the bytes from {@code start} to before {@code end}. */
  SourceStream stream(long start, long end) {
    if (++streams > MOST_STREAMS) {
      throw new TooManyParts();
    }
    return new SourceStream(new SourceRange(this, start, end), this, start, end);
  }

  InputStream openAt(SourceRange range, long position) throws IOException {
    if (open.size() >= OPEN_AT_ONCE) {
      open.removeFirst().park();
    }
    InputStream in = opening.open();
    open.addLast(range);
    for (long left = position; left > 0; ) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        break;
      }
      left -= skipped;
    }
    return in;
  }

  /** The MIME library takes trouble of the source for trouble of the mail: it is kept apart. */
  void failed(IOException trouble) {
    failure = Optional.of(failure.orElse(trouble));
  }

  void passOnFailure() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  void closed(SourceRange range) {
    open.remove(range);
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      open.removeFirst().park();
    }
  }

  /** Thrown through the MIME library, which has no checked way out here. */
  static final class TooManyParts extends RuntimeException {}
}
