package dev.cordon.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * One open stream of server-sent events.
 *
 * <p>Safe for many threads. Equal frames that wait for a slow reader go out once, so a stream never
 * holds more than one of each kind.
 */
public final class EventStream {
  private final Content.Sink sink;
  private final Callback end;
  private final Object lock = new Object();

  // Guarded by lock:
  private final Set<String> waiting = new LinkedHashSet<>();
  private boolean isWriting;
  private boolean isClosing;
  private boolean hasEnded;

  EventStream(Content.Sink sink, Callback end) {
    this.sink = sink;
    this.end = end;
  }

  /** Sends an event without data. */
  public void event(String name) {
    send("event: " + name + "\ndata:\n\n");
  }

  /** Sends a comment that keeps the connection open and shows whether it still is. */
  public void ping() {
    send(": ping\n\n");
  }

  /** Says how long to wait before listening again once this stream has ended. */
  public void retry(int millis) {
    send("retry: " + millis + "\n\n");
  }

  /** Ends the stream after what was sent before. */
  public void close() {
    synchronized (lock) {
      isClosing = true;
    }
    writeNext();
  }

  /** Whether nothing can be sent any more. */
  public boolean hasEnded() {
    synchronized (lock) {
      return hasEnded;
    }
  }

  private void send(String frame) {
    synchronized (lock) {
      if (isClosing || hasEnded) {
        return;
      }
      waiting.add(frame);
    }
    writeNext();
  }

  private void writeNext() {
    boolean last;
    String frames;
    synchronized (lock) {
      if (isWriting || hasEnded || (waiting.isEmpty() && !isClosing)) {
        return;
      }
      isWriting = true;
      last = waiting.isEmpty();
      hasEnded = last;
      frames = String.join("", waiting);
      waiting.clear();
    }
    ByteBuffer bytes = ByteBuffer.wrap(frames.getBytes(StandardCharsets.UTF_8));
    sink.write(last, bytes, last ? end : Callback.from(this::written, this::failed));
  }

  private void written() {
    synchronized (lock) {
      isWriting = false;
    }
    writeNext();
  }

  private void failed(Throwable cause) {
    synchronized (lock) {
      hasEnded = true;
    }
    end.failed(cause);
  }
}
