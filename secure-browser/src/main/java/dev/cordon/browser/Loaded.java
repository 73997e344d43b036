package dev.cordon.browser;

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
