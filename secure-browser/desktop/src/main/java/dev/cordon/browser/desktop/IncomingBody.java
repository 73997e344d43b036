package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.lend.LentFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way from the engine to a server: bytes from the page, and files that the
 * employee picked, whose bytes the engine never sees. One thread puts in, one takes out.
 */
final class IncomingBody {
  private static final int MOST_PARTS = 2_000;
  private static final int MOST_WAITING_BYTES = 2 * Bounds.UP_WINDOW_BYTES;
  // A form's worth: taken whole, so that it has a length and can be sent again after a sign-in.
  private static final int SMALL_BYTES = 64 * 1024;

  private final long id;
  private final OptionalLong length;
  private final Mouth mouth;
  private final LentFiles files;
  private final Duration patience;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private final AtomicInteger waitingBytes = new AtomicInteger();

  /** What the engine sends. */
  private sealed interface Part {
    record Bytes(ByteBuffer bytes) implements Part {}

    record PickedFile(String handle) implements Part {}

    record End() implements Part {}

    record Broken() implements Part {}
  }

  IncomingBody(long id, OptionalLong length, Mouth mouth, LentFiles files, Duration patience) {
    this.id = id;
    this.length = length;
    this.mouth = mouth;
    this.files = files;
    this.patience = patience;
  }

  void bytes(ByteBuffer bytes) throws Nonsense {
    if (waitingBytes.addAndGet(bytes.remaining()) > MOST_WAITING_BYTES) {
      throw new Nonsense("sent more of a body than it may");
    }
    put(new Part.Bytes(bytes));
  }

  void file(String handle) throws Nonsense {
    put(new Part.PickedFile(handle));
  }

  void end() throws Nonsense {
    put(new Part.End());
  }

  /** No more is wanted, or will come. */
  void breakOff() {
    parts.add(new Part.Broken());
  }

  private void put(Part part) throws Nonsense {
    if (parts.size() >= MOST_PARTS) {
      throw new Nonsense("sent a body in too many parts");
    }
    parts.add(part);
  }

  /** The body to send, once it is known to be small and whole, or else not small. */
  RequestBody toSend() throws IOException {
    Buffer first = new Buffer();
    while (first.size() <= SMALL_BYTES) {
      Part part = next();
      if (part instanceof Part.Bytes some) {
        taken(some.bytes(), first);
      } else if (part instanceof Part.End) {
        return RequestBody.create(first.readByteString(), null);
      } else {
        return new Streamed(first, part);
      }
    }
    return new Streamed(first, new Part.Bytes(ByteBuffer.allocate(0)));
  }

  private Part next() throws IOException {
    try {
      Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (part == null || part instanceof Part.Broken) {
        throw new IOException("the page sent no more of its request");
      }
      return part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private void taken(ByteBuffer bytes, BufferedSink to) throws IOException {
    int length = bytes.remaining();
    to.write(bytes);
    waitingBytes.addAndGet(-length);
    mouth.say(new ToEngine.Consumed(id, length));
  }

  /** Written once, as it comes. */
  private final class Streamed extends RequestBody {
    private final Buffer first;
    private final Part second;

    Streamed(Buffer first, Part second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null; // stands in the headers
    }

    @Override
    public long contentLength() {
      return length.orElse(-1);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeAll(first);
      for (Part part = second; !(part instanceof Part.End); part = next()) {
        write(part, sink);
      }
    }

    private void write(Part part, BufferedSink sink) throws IOException {
      if (part instanceof Part.Bytes some) {
        taken(some.bytes(), sink);
      } else if (part instanceof Part.PickedFile file) {
        files.copyTo(file.handle(), sink);
      }
    }
  }
}
