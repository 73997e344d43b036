package org.apache.pdfbox.pdmodel.font;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * Shadow: the fonts for text whose PDF brings none. PDFBox's own reads every font of the system
 * once and writes a list of them into the home; this one knows where the usual Japanese ones lie,
 * and writes nothing. Latin text has PDFBox's own font.
 */
@NullMarked
final class FileSystemFontProvider extends FontProvider {
  private static final List<SystemFont> USUAL =
      List.of(
          new SystemFont(
              "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular"),
          new SystemFont(
              "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular"),
          new SystemFont(
              "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular"),
          new SystemFont("C:\\Windows\\Fonts\\YuGothR.ttc", "YuGothic-Regular"),
          new SystemFont("C:\\Windows\\Fonts\\msgothic.ttc", "MS-Gothic"),
          new SystemFont("/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc", "HiraginoSans-W3"));

  private final List<SystemFont> fonts;

  /** Called by PDFBox. */
  FileSystemFontProvider(FontCache cache) {
    fonts = USUAL.stream().filter(font -> new File(font.file()).isFile()).toList();
  }

  @Override
  public List<? extends FontInfo> getFontInfo() {
    return fonts;
  }

  @Override
  public String toDebugString() {
    return fonts.size() + " fonts";
  }
}
