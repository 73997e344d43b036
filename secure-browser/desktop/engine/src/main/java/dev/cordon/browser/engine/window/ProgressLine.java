package dev.cordon.browser.engine.window;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A thin line under the tool bar. */
final class ProgressLine extends Pane {
  private static final double LEAST = 0.08;

  private final Region done = new Region();
  private double part;

  ProgressLine() {
    getStyleClass().add("progress-line");
    done.getStyleClass().add("progress-done");
    setMouseTransparent(true);
    getChildren().add(done);
  }

  void show(Tab tab) {
    part = tab.isLoading() ? Math.max(LEAST, tab.progress()) : 0;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    done.resizeRelocate(0, 0, getWidth() * part, getHeight());
  }
}
