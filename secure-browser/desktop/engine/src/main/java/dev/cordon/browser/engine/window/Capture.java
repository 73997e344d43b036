package dev.cordon.browser.engine.window;

import javafx.stage.Stage;

/**
 * Keeps pictures from being taken of the window, where the system can.
 *
 * <p>Windows ({@code SetWindowDisplayAffinity}) and macOS ({@code NSWindow.sharingType}) can, by
 * calls that Java has not; this process has no native code of ours. Linux cannot. So: nowhere, and
 * the watermark is what is left (docs/decisions/0099).
 */
final class Capture {
  /** What can be done. */
  enum Protection {
    UNAVAILABLE
  }

  private Capture() {}

  static Protection hide(Stage stage, boolean wanted) {
    return Protection.UNAVAILABLE;
  }
}
