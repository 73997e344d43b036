package dev.cordon.browser;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.core.error.ContainerException;

/** One load that was prepared. Safe for many threads. */
public interface Loading {
  /**
   * Loads; blocks until there is an answer whose body can be read, or a refusal. Once only.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is or becomes not open
   * @throws dev.cordon.core.net.UntrustedServerException if the server is not trusted
   * @throws dev.cordon.core.net.UnreachableServerException if there is no connection to it
   * @throws BrowserException if it was cancelled, or began and could not be finished
   */
  Loaded load() throws ContainerException, BrowserException;

  /** Ends it, the body of its answer included, but not a download that has started. */
  void cancel();
}
