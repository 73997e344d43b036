package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import java.io.Closeable;
import java.net.URI;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The line to the server of the moment, kept while it is the same server. Safe for many threads.
 */
final class CurrentLine implements Closeable {
  private final List<Interceptor> last;

  // Guarded by this:
  private @Nullable ServerLine line;
  private String end = "";
  private boolean closed;

  CurrentLine(List<Interceptor> last) {
    this.last = last;
  }

  synchronized ServerLine to(URI server, String tlsPin) throws ContainerException {
    if (closed) {
      throw new IllegalStateException("this policy client was closed");
    }
    String wanted = server + " " + tlsPin;
    ServerLine current = line;
    if (current == null || !end.equals(wanted)) {
      drop();
      current = ServerLine.to(server, tlsPin, last);
      line = current;
      end = wanted;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }

  private void drop() {
    ServerLine old = line;
    line = null;
    if (old != null) {
      old.close();
    }
  }
}
