package dev.cordon.mail.android.testing;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture with its 256 most frequent colours: a third of the bytes, and nobody sees it. One with a
 * photograph in it stays as it is.
 */
final class Palette {
  private static final int MOST = 256;
  private static final int PHOTOGRAPH = 4096;

  private final int[] colours;
  private final Map<Integer, Integer> nearest = new HashMap<>();

  private Palette(int[] colours) {
    this.colours = colours;
  }

  static BufferedImage reduced(int[] pixels, int width, int height) {
    if (Arrays.stream(pixels).distinct().count() > PHOTOGRAPH) {
      BufferedImage full = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      full.setRGB(0, 0, width, height, pixels, 0, width);
      return full;
    }
    Palette palette = of(pixels);
    IndexColorModel model =
        new IndexColorModel(
            8, palette.colours.length, palette.colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage picture =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] indexes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indexes[i] = (byte) (int) palette.nearest.computeIfAbsent(pixels[i], palette::find);
    }
    picture.getRaster().setDataElements(0, 0, width, height, indexes);
    return picture;
  }

  private static Palette of(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    Arrays.stream(pixels).forEach(pixel -> counts.merge(pixel, 1, Integer::sum));
    List<Integer> frequent =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    return new Palette(frequent.stream().mapToInt(Integer::intValue).toArray());
  }

  private int find(int pixel) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(pixel, colours[i]) < distance(pixel, colours[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 255) - (b >> 16 & 255);
    int green = (a >> 8 & 255) - (b >> 8 & 255);
    int blue = (a & 255) - (b & 255);
    return red * red + green * green + blue * blue;
  }
}
