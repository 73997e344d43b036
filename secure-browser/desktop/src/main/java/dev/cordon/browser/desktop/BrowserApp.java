package dev.cordon.browser.desktop;

import dev.cordon.browser.access.AccessLog;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.browser.sites.SiteCategories;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What the secure browser needs of its app. Everything has a safe default: no downloads, no
 * uploads, no clipboard. Called on threads of the browser; each call may block, but for {@link
 * #touched}.
 */
public interface BrowserApp {
  /** All defaults. */
  BrowserApp BARE = new BrowserApp() {};

  /** Where files of pages go; empty: downloads are refused. */
  default Optional<DownloadTarget> downloads() {
    return Optional.empty();
  }

  /** The app's picker of files of the container. */
  default UploadSource uploads() {
    return UploadSource.NONE;
  }

  /** The system's clipboard. */
  default Clipboard clipboard() {
    return Clipboard.NONE;
  }

  /** Where it is kept what was visited, as far as the policy says. */
  default AccessLog accessLog() {
    return AccessLog.NONE;
  }

  /** Which host is in which category, for the policy's rules. Asked once for each session. */
  default SiteCategories categories() {
    return SiteCategories.NONE;
  }

  /** The employee's language, asked anew for each text. */
  default Locale language() {
    return Locale.getDefault();
  }

  /**
   * Drawn over every page, such as the employee's mail address. Where the policy wants a watermark
   * ({@code transfer.watermark}), the time stands beside it, and without one the beginning of the
   * enrolment's number takes its place.
   */
  default Optional<String> watermark() {
    return Optional.empty();
  }

  /** Opens an address in the employee's own browser; it was judged. */
  default void openOutside(String url) {}

  /** The employee touched the window: for the app's idle lock. Must return at once. */
  default void touched() {}

  /**
   * Where the engine's native libraries may lie, unpacked from its jars: the app's own, kept from
   * start to start, no content ever. Default: {@code .cache/cordon/browser} of the employee's home.
   */
  default Path engineDirectory() {
    return Path.of(System.getProperty("user.home"), ".cache", "cordon", "browser");
  }
}
