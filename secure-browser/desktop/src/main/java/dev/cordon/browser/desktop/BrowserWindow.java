package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.core.Registration;
import java.io.Closeable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One window of the secure browser: one session, one engine process. It ends by its employee, its
 * app, a lock, or its engine; whatever happens to it, the container and the next window are not
 * touched. Safe for many threads; listeners are called on threads of the browser and must return
 * soon.
 */
public interface BrowserWindow extends Closeable {
  /** Opens an address in a new tab; empty: the start page. Nothing happens if it has ended. */
  void open(String url);

  /**
   * Shows a file of the container in a new tab: PDF, an image or text. If that fails, the window
   * says so.
   */
  void show(LendableFile file);

  /** Has {@code listener} told of what each tab shows; the last known first, once for each tab. */
  Registration onChange(Consumer<Shown> listener);

  /** Has {@code listener} told of the end, also if it is over already. */
  Registration onEnding(Consumer<Ending> listener);

  /** Why it is closed; empty while it is open. */
  Optional<Ending> ending();

  boolean isOpen();

  /** Ends it: on return the engine's process is gone, and with it all that it knew. */
  @Override
  void close();
}
