package dev.cordon.browser.engine.viewer;

import dev.cordon.browser.engine.viewer.UnshowableException.Problem;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A document, read. */
public sealed interface Viewed {
  /** What this process takes into memory. */
  int MOST_BYTES = 64 << 20;

  /** Text beyond it makes the window slow. */
  int MOST_TEXT_BYTES = 4 << 20;

  /** A PDF; its pages are drawn when they are looked at. */
  record Pdf(PdfPages pages) implements Viewed {}

  record Picture(BufferedImage image) implements Viewed {}

  record Text(String text) implements Viewed {}

  /**
   * Reads a document. What it is, its first bytes tell; the media type only settles the rest.
   *
   * @throws UnshowableException if it is not shown
   */
  static Viewed read(byte[] bytes, String mediaType) throws UnshowableException {
    String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (head.contains("%PDF-")) {
      return new Pdf(PdfPages.read(bytes));
    }
    if (Pictures.isPicture(bytes)) {
      return new Picture(Pictures.read(bytes));
    }
    if (type.startsWith("text/") || type.contains("json") || type.contains("xml")) {
      return text(bytes);
    }
    boolean claimsMore = type.startsWith("image/") || type.contains("pdf");
    throw new UnshowableException(claimsMore ? Problem.BROKEN : Problem.UNKNOWN);
  }

  private static Viewed text(byte[] bytes) throws UnshowableException {
    if (bytes.length > MOST_TEXT_BYTES) {
      throw new UnshowableException(Problem.TOO_LARGE);
    }
    return new Text(Encodings.read(bytes));
  }
}
