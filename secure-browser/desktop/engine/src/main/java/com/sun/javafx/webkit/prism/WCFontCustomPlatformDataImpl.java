package com.sun.javafx.webkit.prism;

import com.sun.javafx.font.PGFont;
import com.sun.prism.GraphicsPipeline;
import com.sun.webkit.graphics.WCFont;
import com.sun.webkit.graphics.WCFontCustomPlatformData;
import java.io.IOException;
import java.io.InputStream;

/**
 * Shadow: a font that a page brings along. JavaFX hands fonts to the system by a temporary file: it
 * may only where those lie in memory (Linux: {@code /dev/shm}); elsewhere the page gets another
 * font.
 */
final class WCFontCustomPlatformDataImpl extends WCFontCustomPlatformData {
  private static final boolean IN_MEMORY =
      System.getProperty("java.io.tmpdir", "").startsWith("/dev/shm/");
  private static final float ANY_SIZE = 10;

  private final PGFont font;

  WCFontCustomPlatformDataImpl(InputStream bytes) throws IOException {
    if (!IN_MEMORY) {
      throw new IOException("fonts of pages are not written to a disk");
    }
    PGFont[] fonts =
        GraphicsPipeline.getPipeline()
            .getFontFactory()
            .loadEmbeddedFont(null, bytes, ANY_SIZE, false, false);
    if (fonts == null) {
      throw new IOException("not a font");
    }
    font = fonts[0];
  }

  @Override
  protected WCFont createFont(int size, boolean bold, boolean italic) {
    return new WCFontImpl(
        GraphicsPipeline.getPipeline().getFontFactory().deriveFont(font, bold, italic, size));
  }
}
