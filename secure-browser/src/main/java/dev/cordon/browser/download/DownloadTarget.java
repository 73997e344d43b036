package dev.cordon.browser.download;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where the app wants downloads: an encrypted file of the container. May be called by many threads.
 */
@FunctionalInterface
public interface DownloadTarget {
  /**
   * Opens a place for one file.
   *
   * @throws IOException if there is none; a {@code ContainerException} reaches the app unchanged
   */
  Sink open(Download what) throws IOException;

  /**
   * The place of one file, used by one thread. The last call is {@link #keep} or {@link #discard};
   * {@code discard} also follows a {@code keep} that failed.
   */
  interface Sink {
    /** Takes the bytes. Not closed by the loader: {@link #keep} and {@link #discard} do that. */
    OutputStream stream();

    /** All bytes have arrived: closes the stream and lets the file appear. */
    void keep() throws IOException;

    /** The download broke off: closes the stream and leaves nothing behind. */
    void discard() throws IOException;
  }
}
