package dev.cordon.browser.engine.window;

import java.awt.image.BufferedImage;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/** A picture in a tab: at most as wide as the window unless it is made larger. */
final class PictureDocument implements Document {
  private final String name;
  private final ImageView view;
  private final ScrollPane scroll;
  private final double width;
  private double factor = 1;

  PictureDocument(String name, BufferedImage image) {
    this.name = name;
    this.width = image.getWidth();
    view = new ImageView(Pixels.of(image));
    view.setPreserveRatio(true);
    view.setAccessibleText(name);
    StackPane middle = new StackPane(view);
    scroll = new ScrollPane(middle);
    scroll.setFitToHeight(true);
    scroll.setFitToWidth(true);
    scroll.setPannable(true);
    scroll.getStyleClass().add("document-scroll");
    scroll.viewportBoundsProperty().addListener((of, before, now) -> fit());
  }

  private void fit() {
    view.setFitWidth(Math.min(width, scroll.getViewportBounds().getWidth()) * factor);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Node node() {
    return scroll;
  }

  @Override
  public void zoom(double now) {
    factor = now;
    fit();
  }

  @Override
  public void close() {
    view.setImage(null);
  }
}
