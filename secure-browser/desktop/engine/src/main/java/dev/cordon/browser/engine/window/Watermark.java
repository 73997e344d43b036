package dev.cordon.browser.engine.window;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** Who looks, faintly over every page; it takes no clicks. */
final class Watermark extends Pane {
  private static final int STEP_X = 340;
  private static final int STEP_Y = 170;
  private static final int ANGLE = -24;

  private final Rectangle clip = new Rectangle();
  private String text = "";

  Watermark() {
    setMouseTransparent(true);
    setFocusTraversable(false);
    getStyleClass().add("watermark");
    setClip(clip);
    widthProperty().addListener((of, before, now) -> draw());
    heightProperty().addListener((of, before, now) -> draw());
  }

  void show(String words) {
    text = words.replaceAll("\\s+", " ");
    draw();
  }

  private void draw() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    getChildren().clear();
    if (text.isEmpty()) {
      return;
    }
    for (int row = 0; row * STEP_Y < getHeight() + STEP_Y; row++) {
      for (int x = (row % 2) * STEP_X / 2 - STEP_X; x < getWidth(); x += STEP_X) {
        Text mark = new Text(x, row * STEP_Y + STEP_Y / 2.0, text);
        mark.setRotate(ANGLE);
        mark.getStyleClass().add("watermark-text");
        getChildren().add(mark);
      }
    }
  }
}
