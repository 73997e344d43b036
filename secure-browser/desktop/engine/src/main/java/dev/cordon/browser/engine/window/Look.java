package dev.cordon.browser.engine.window;

import java.util.Objects;
import javafx.scene.Parent;

/** The window's clothes. */
final class Look {
  static final String SHEET =
      Objects.requireNonNull(Look.class.getResource("/dev/cordon/browser/engine/window/window.css"))
          .toExternalForm();
  private static final String DARK = "dark";

  private Look() {}

  static void apply(Parent root, boolean dark) {
    root.getStyleClass().remove(DARK);
    if (dark) {
      root.getStyleClass().add(DARK);
    }
  }
}
