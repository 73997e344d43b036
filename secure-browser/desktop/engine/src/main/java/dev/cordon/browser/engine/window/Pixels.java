package dev.cordon.browser.engine.window;

import java.awt.image.BufferedImage;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** From Java's pictures to the window's. */
final class Pixels {
  private Pixels() {}

  /** In any thread. */
  static WritableImage of(BufferedImage image) {
    int width = image.getWidth();
    WritableImage copy = new WritableImage(width, image.getHeight());
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      copy.getPixelWriter()
          .setPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
    }
    return copy;
  }
}
