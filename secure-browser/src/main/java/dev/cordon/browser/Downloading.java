package dev.cordon.browser;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.download.Download;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.UnreachableServerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Carries one file from the network to the app's target, whole or not at all (B3). */
final class Downloading {
  private static final int CHUNK_BYTES = 32 * 1024;

  private final DownloadTarget target;
  private final String host;

  Downloading(DownloadTarget target, String host) {
    this.target = target;
    this.host = host;
  }

  Loaded carry(Download what, InputStream from) throws ContainerException, BrowserException {
    DownloadTarget.Sink sink = toTarget(() -> target.open(what));
    boolean kept = false;
    try {
      long bytes = copy(from, sink.stream());
      toTarget(
          () -> {
            sink.keep();
            return sink;
          });
      kept = true;
      return new Loaded.Downloaded(what.suggestedName(), bytes);
    } finally {
      if (!kept) {
        discard(sink);
      }
    }
  }

  private long copy(InputStream from, OutputStream to) throws ContainerException, BrowserException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long bytes = 0;
    for (int read = next(from, chunk); read >= 0; read = next(from, chunk)) {
      int length = read;
      toTarget(
          () -> {
            to.write(chunk, 0, length);
            return to;
          });
      bytes += read;
    }
    return bytes;
  }

  private int next(InputStream from, byte[] chunk) throws ContainerException, BrowserException {
    try {
      return from.read(chunk);
    } catch (UnreachableServerException e) {
      throw new BrowserException(Refusal.of(Problem.DOWNLOAD_INTERRUPTED, host), e);
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new BrowserException(Refusal.of(Problem.STOPPED, host), e);
    }
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

  private static void discard(DownloadTarget.Sink sink) {
    try {
      sink.discard();
    } catch (IOException e) {
      // What broke the download off is being thrown and says more.
    }
  }
}
