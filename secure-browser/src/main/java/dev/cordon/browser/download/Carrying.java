package dev.cordon.browser.download;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.UnreachableServerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries one file from the network to the app's target, whole or not at all (B3). Where the
 * connection breaks and the server can go on where it stopped, it is asked to. Used by one thread;
 * told to stop by any.
 */
final class Carrying {
  /** So often a break without a byte of progress in between is taken up again. */
  static final int MAX_BREAKS = 5;

  private static final int CHUNK_BYTES = 64 * 1024;

  private final Offer offer;
  private final DownloadTarget target;
  private final Tell tell;
  private @Nullable Sink sink;
  private Offer.Part part;
  private long bytes;
  private int breaks;

  Carrying(Offer offer, DownloadTarget target, Tell tell) {
    this.offer = offer;
    this.part = offer.first();
    this.target = target;
    this.tell = tell;
  }

  /** What is told as it happens. */
  interface Tell {
    /** The target has a place for it. */
    void started(Download what);

    void arrived(long bytes);

    void resuming(long bytes);

    /** Whether nobody wants it any more. */
    boolean isStopped();
  }

  private record Sink(Download what, DownloadTarget.Sink to) {}

  /** Carries it; returns how many bytes it has. */
  long carry() throws ContainerException, BrowserException {
    boolean kept = false;
    try {
      while (!arrive()) {
        resume();
      }
      keep();
      kept = true;
      return bytes;
    } finally {
      close(part);
      if (!kept) {
        discard();
      }
    }
  }

  private void keep() throws ContainerException, BrowserException {
    @Nullable Sink whole = sink;
    if (tell.isStopped() || whole == null) {
      throw stopped(new IOException("stopped"));
    }
    toTarget(
        () -> {
          whole.to.keep();
          return whole;
        });
  }

  /** True once the whole file has arrived; false if the connection broke and may be taken up. */
  private boolean arrive() throws ContainerException, BrowserException {
    try {
      copy(sink().to.stream());
      return true;
    } catch (Broken broken) {
      if (tell.isStopped() || !offer.mayResume() || ++breaks > MAX_BREAKS) {
        throw broken.why;
      }
      return false;
    }
  }

  /** The connection broke, which may be mended. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;
    private final transient BrowserException why;

    Broken(BrowserException why) {
      super(why);
      this.why = why;
    }
  }

  private void copy(OutputStream to) throws ContainerException, BrowserException, Broken {
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = next(chunk); read >= 0; read = next(chunk)) {
      write(to, chunk, read);
    }
    if (offer.lengthBytes().isPresent() && bytes != offer.lengthBytes().getAsLong()) {
      throw new Broken(interrupted(new IOException("length differs")));
    }
  }

  private void write(OutputStream to, byte[] chunk, int length)
      throws ContainerException, BrowserException {
    toTarget(
        () -> {
          to.write(chunk, 0, length);
          return to;
        });
    bytes += length;
    breaks = 0;
    tell.arrived(bytes);
  }

  private Sink sink() throws ContainerException, BrowserException, Broken {
    @Nullable Sink open = sink;
    if (open != null) {
      return open;
    }
    byte[] head = head();
    Download what = offer.named(Inspection.of(head, offer.declaredType(), offer.name()));
    DownloadTarget.Sink to = toTarget(() -> target.open(what));
    Sink made = new Sink(what, to);
    sink = made;
    tell.started(what);
    write(to.stream(), head, head.length);
    return made;
  }

  private byte[] head() throws ContainerException, BrowserException, Broken {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    byte[] chunk = new byte[Signature.HEAD_BYTES];
    int read = 0;
    while (head.size() < Signature.HEAD_BYTES && read >= 0) {
      read = next(chunk);
      head.write(chunk, 0, Math.max(0, read));
    }
    return head.toByteArray();
  }

  private int next(byte[] chunk) throws ContainerException, BrowserException, Broken {
    if (tell.isStopped()) {
      throw stopped(new IOException("stopped"));
    }
    try {
      return part.body().read(chunk);
    } catch (UnreachableServerException e) {
      throw new Broken(interrupted(e));
    } catch (ContainerException | BrowserException e) {
      throw e;
    } catch (IOException e) {
      throw stopped(e);
    }
  }

  private void resume() throws ContainerException, BrowserException {
    close(part);
    tell.resuming(bytes);
    Optional<Offer.Part> next = Optional.empty();
    while (!next.isPresent()) {
      offer.pause(breaks);
      if (tell.isStopped()) {
        throw stopped(new IOException("stopped"));
      }
      try {
        next = Optional.of(offer.from(bytes));
      } catch (UnreachableServerException e) {
        if (++breaks > MAX_BREAKS) {
          throw interrupted(e);
        }
      }
    }
    part = next.get();
    if (part.firstByte() != bytes) {
      // The file is another one by now, or the server cannot go on in the middle.
      discard();
      sink = null;
      bytes = 0;
    }
  }

  private BrowserException interrupted(IOException cause) {
    return new BrowserException(Refusal.of(Problem.DOWNLOAD_INTERRUPTED, offer.host()), cause);
  }

  private BrowserException stopped(IOException cause) {
    return new BrowserException(Refusal.of(Problem.STOPPED, offer.host()), cause);
  }

  /** Something that the app's target does. */
  private interface Step<T> {
    T take() throws IOException;
  }

  private static <T> T toTarget(Step<T> step) throws ContainerException, BrowserException {
    try {
      return step.take();
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new BrowserException(Refusal.of(Problem.DOWNLOAD_NOT_SAVED), e);
    }
  }

  private void discard() {
    @Nullable Sink open = sink;
    if (open != null) {
      close(open.to::discard);
    }
  }

  private interface Ending {
    void run() throws IOException;
  }

  private static void close(Offer.Part part) {
    close(part.body()::close);
  }

  private static void close(Ending ending) {
    try {
      ending.run();
    } catch (IOException e) {
      // What broke it off is being thrown and says more.
    }
  }
}
