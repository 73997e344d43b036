package dev.cordon.browser.engine.viewer;

import dev.cordon.browser.engine.viewer.UnshowableException.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures that Java itself reads: PNG, JPEG, GIF, BMP, TIFF. */
final class Pictures {
  /** Whatever a small file says it unpacks to. */
  static final long MOST_PIXELS = 40_000_000;

  private Pictures() {}

  static boolean isPicture(byte[] bytes) {
    try (ImageInputStream in = stream(bytes)) {
      return reader(in).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  static BufferedImage read(byte[] bytes) throws UnshowableException {
    try (ImageInputStream in = stream(bytes)) {
      ImageReader reader = reader(in).orElseThrow(() -> new IOException("not a picture"));
      reader.setInput(in, true, true);
      try {
        return read(reader);
      } finally {
        reader.dispose();
      }
    } catch (UnshowableException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new UnshowableException(Problem.BROKEN, e);
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
      throw new UnshowableException(Problem.IMAGE_TOO_LARGE);
    }
    return reader.read(0);
  }

  /** In memory: Java's own would make a temporary file. */
  private static ImageInputStream stream(byte[] bytes) {
    return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
  }

  private static Optional<ImageReader> reader(ImageInputStream in) {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    return readers.hasNext() ? Optional.of(readers.next()) : Optional.empty();
  }
}
