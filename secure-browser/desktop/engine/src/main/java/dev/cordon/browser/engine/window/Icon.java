package dev.cordon.browser.engine.window;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The window's own drawings, 16 by 16 units; strokes take the ink of the text around them. */
enum Icon {
  BACK("M10 3 L5 8 L10 13"),
  FORWARD("M6 3 L11 8 L6 13"),
  RELOAD("M13 8 A5 5 0 1 1 11.2 4.1 M11.6 1.6 L11.6 4.6 L8.6 4.6"),
  STOP("M4 4 L12 12 M12 4 L4 12"),
  PLUS("M8 3 L8 13 M3 8 L13 8"),
  LOCK("M4.5 7.5 L11.5 7.5 L11.5 13 L4.5 13 Z M6 7.5 L6 5.2 A2 2 0 0 1 10 5.2 L10 7.5"),
  STAR(
      "M8 2.5 L9.7 6.1 L13.5 6.6 L10.7 9.3 L11.4 13.2 L8 11.3 L4.6 13.2 L5.3 9.3 L2.5 6.6 L6.3 6.1 Z"),
  MORE("M3 4.5 L13 4.5 M3 8 L13 8 M3 11.5 L13 11.5"),
  UP("M4 10 L8 6 L12 10"),
  DOWN("M4 6 L8 10 L12 6"),
  DOCUMENT("M4.5 2.5 L9.5 2.5 L12 5 L12 13.5 L4.5 13.5 Z M9.5 2.5 L9.5 5 L12 5"),
  WARNING("M8 2.8 L14 13 L2 13 Z M8 6.5 L8 9.3 M8 11 L8 11.2");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  Node draw() {
    return draw(1);
  }

  Node draw(double scale) {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("icon");
    shape.setScaleX(scale);
    shape.setScaleY(scale);
    StackPane box = new StackPane(shape);
    box.setMinSize(16 * scale, 16 * scale);
    box.setMaxSize(16 * scale, 16 * scale);
    box.setMouseTransparent(true);
    return box;
  }
}
