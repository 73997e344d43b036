package dev.cordon.browser;

import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.lend.LentFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Headers;

/** What came of an address. */
public sealed interface Loaded {
  /**
   * Something to show.
   *
   * @param status the HTTP status
   * @param mediaType without parameters, in lower case, such as {@code text/html}; empty if the
   *     server sent none
   * @param headers the server's, without cookies, and saying that nothing may be stored
   * @param url where it came from, after redirects
   * @param body its bytes, as they arrive; reading fails with a {@code ContainerClosedException}
   *     once the container is not open
   */
  record Page(int status, String mediaType, Headers headers, String url, InputStream body)
      implements Loaded, Closeable {
    /** Ends the connection if the body was not read to its end. */
    @Override
    public void close() throws IOException {
      body.close();
    }

    /** Without address and content, which must not reach a log. */
    @Override
    public String toString() {
      return "Page[" + status + " " + mediaType + "]";
    }
  }

  /**
   * A file that is now in the app's {@link DownloadTarget}.
   *
   * @param name the name that was suggested to the target
   * @param bytes its length
   */
  record Downloaded(String name, long bytes) implements Loaded {}

  /**
   * A download that goes on by itself; {@code BrowserSession.downloads()} tells how far it is.
   *
   * @param id its number there
   * @param name the name that was suggested to the target
   */
  record Started(long id, String name) implements Loaded {}

  /**
   * Something for the viewer instead of a page: a PDF or a text that an engine does not show. Its
   * bytes are whole and lie in the app's memory, at most {@code BrowserSession.MAX_VIEWED_BYTES} of
   * them, and nowhere else; they are read as a lent file ({@code BrowserSession.files()}) and are
   * gone when it is taken back, with the session, and with a lock.
   */
  record Document(LentFile file) implements Loaded {}

  /**
   * Belongs in the employee's own browser.
   *
   * @param url the address to open there
   */
  record Outside(String url) implements Loaded {
    /** Without the address, which must not reach a log. */
    @Override
    public String toString() {
      return "Outside[]";
    }
  }

  /** Not loaded, and why. */
  record Refused(Refusal why) implements Loaded {}
}
