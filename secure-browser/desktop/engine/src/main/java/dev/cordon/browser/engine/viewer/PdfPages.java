package dev.cordon.browser.engine.viewer;

import dev.cordon.browser.engine.viewer.UnshowableException.Problem;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The pages of a PDF, in memory only. Scripts, links, attachments and actions in it are never
 * looked at. One thread at a time.
 */
public final class PdfPages implements Closeable {
  static final int MOST_PAGES = 5000;

  /** A page is drawn with no more points, however large it says it is. */
  static final long MOST_PIXELS = 12_000_000;

  /** PDF's own unit, points of which 72 make an inch. */
  private static final float LARGEST_POINTS = 14_400;

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final double[] shapes;

  private PdfPages(PDDocument document) {
    this.document = document;
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    int count = document.getNumberOfPages();
    shapes =
        IntStream.range(0, count > MOST_PAGES ? 0 : count)
            .mapToDouble(page -> shape(document.getPage(page)))
            .toArray();
  }

  static PdfPages read(byte[] bytes) throws UnshowableException {
    try {
      PDDocument document =
          Loader.loadPDF(new RandomAccessReadBuffer(bytes), IOUtils.createMemoryOnlyStreamCache());
      return checked(new PdfPages(document));
    } catch (InvalidPasswordException e) {
      throw new UnshowableException(Problem.ENCRYPTED, e);
    } catch (UnshowableException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnshowableException(Problem.BROKEN, e);
    }
  }

  private static PdfPages checked(PdfPages pages) throws IOException {
    int count = pages.count();
    if (count == 0 || count > MOST_PAGES) {
      pages.close();
      throw new UnshowableException(count == 0 ? Problem.BROKEN : Problem.TOO_LARGE);
    }
    return pages;
  }

  public int count() {
    return document.getNumberOfPages();
  }

  /** Height of a page over its width, as it is shown. In any thread. */
  public double shape(int page) {
    return shapes[page];
  }

  private static double shape(PDPage page) {
    PDRectangle box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    double width = within(turned ? box.getHeight() : box.getWidth());
    double height = within(turned ? box.getWidth() : box.getHeight());
    return height / width;
  }

  private static double within(float points) {
    return Math.min(LARGEST_POINTS, Math.max(1, points));
  }

  /**
   * Draws a page.
   *
   * @throws UnshowableException if it is damaged
   */
  public BufferedImage draw(int page, int widthPixels) throws UnshowableException {
    PDRectangle box = document.getPage(page).getCropBox();
    boolean turned = document.getPage(page).getRotation() % 180 != 0;
    double width = turned ? box.getHeight() : box.getWidth();
    double height = turned ? box.getWidth() : box.getHeight();
    double scale = widthPixels / Math.max(1, width);
    double pixels = width * height * scale * scale;
    if (pixels > MOST_PIXELS) {
      scale *= Math.sqrt(MOST_PIXELS / pixels);
    }
    try {
      return renderer.renderImage(page, (float) scale, ImageType.RGB);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnshowableException(Problem.BROKEN, e);
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
