package dev.cordon.browser.lend;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.core.error.ContainerException;
import java.util.List;
import okio.BufferedSink;

/**
 * The files that one session lent to its engine: chosen for a page, or shown in the viewer. They
 * end with the session and with every lock. Safe for many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first
public final class LentFiles {
  /**
   * Has the employee choose files for a page and lends them; none if the policy ({@code
   * browser.forms}) does not let pages have files.
   */
  public List<LentFile> pick(UploadSource.Wanted wanted)
      throws ContainerException, BrowserException {
    throw new UnsupportedOperationException(wanted.accept());
  }

  /** Lends a file that the app itself wants to show. */
  public LentFile lend(LendableFile file) {
    throw new UnsupportedOperationException(file.name());
  }

  /**
   * Reads of a lent file.
   *
   * @return at most {@code maxBytes} bytes from {@code offset}; none at its end, and for a handle
   *     that is not good (any more)
   */
  public byte[] read(String handle, long offset, int maxBytes)
      throws ContainerException, BrowserException {
    throw new UnsupportedOperationException(handle);
  }

  /** Writes a lent file into a request's body. */
  public void copyTo(String handle, BufferedSink sink)
      throws ContainerException, BrowserException {
    throw new UnsupportedOperationException(handle);
  }

  /** Takes it back. */
  public void takeBack(String handle) {
    throw new UnsupportedOperationException(handle);
  }
}
