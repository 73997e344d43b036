package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names of a directory as they were when it was opened, filtered as they are asked for. */
final class Listing implements DirectoryStream<Path> {
  private final Path directory;
  private final List<String> names;
  private final Filter<? super Path> filter;
  private final Openings openings;

  private boolean iterated; // guarded by this
  private boolean closed; // guarded by this

  Listing(Path directory, List<String> names, Filter<? super Path> filter, Openings openings) {
    this.directory = directory;
    this.names = names;
    this.filter = Objects.requireNonNull(filter);
    this.openings = openings;
  }

  @Override
  public synchronized Iterator<Path> iterator() {
    if (iterated || closed) {
      throw new IllegalStateException("A directory stream is iterated once, while it is open");
    }
    iterated = true;
    return new Entries(names.iterator());
  }

  @Override
  public synchronized void close() {
    closed = true;
    openings.remove(this);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends where the names end or where the stream is closed. */
  private final class Entries implements Iterator<Path> {
    private final Iterator<String> left;
    private @Nullable Path next;

    Entries(Iterator<String> left) {
      this.left = left;
    }

    @Override
    public boolean hasNext() {
      while (next == null && left.hasNext() && !isClosed()) {
        Path candidate = directory.resolve(left.next());
        next = accepts(candidate) ? candidate : null;
      }
      return next != null;
    }

    @Override
    public Path next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Path result = next;
      next = null;
      return result;
    }

    private boolean accepts(Path candidate) {
      try {
        return filter.accept(candidate);
      } catch (IOException e) {
        throw new DirectoryIteratorException(e);
      }
    }
  }
}
