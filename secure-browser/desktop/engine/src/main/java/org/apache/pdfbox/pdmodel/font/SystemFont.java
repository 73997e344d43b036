package org.apache.pdfbox.pdmodel.font;

import java.io.File;
import java.io.IOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** A Japanese font of the system, read when a document needs it. */
@NullMarked
final class SystemFont extends FontInfo {
  /** OS/2 table, ulCodePageRange1, bit 17: JIS/Japan. */
  private static final int JAPANESE = 1 << 17;

  private static final int REGULAR = 400;

  private final String file;
  private final String name;
  private @Nullable FontBoxFont font;

  SystemFont(String file, String name) {
    this.file = file;
    this.name = name;
  }

  String file() {
    return file;
  }

  @Override
  public String getPostScriptName() {
    return name;
  }

  @Override
  public FontFormat getFormat() {
    return name.startsWith("Noto") || name.startsWith("Hiragino") ? FontFormat.OTF : FontFormat.TTF;
  }

  @Override
  public @Nullable CIDSystemInfo getCIDSystemInfo() {
    return null;
  }

  @Override
  public synchronized FontBoxFont getFont() {
    try {
      if (font == null) {
        font = new TrueTypeCollection(new File(file)).getFontByName(name);
      }
      return Objects.requireNonNull(font);
    } catch (IOException e) {
      throw new IllegalStateException("a font of the system cannot be read", e);
    }
  }

  @Override
  public int getFamilyClass() {
    return -1;
  }

  @Override
  public int getWeightClass() {
    return REGULAR;
  }

  @Override
  public int getCodePageRange1() {
    return JAPANESE;
  }

  @Override
  public int getCodePageRange2() {
    return 0;
  }

  @Override
  public int getMacStyle() {
    return -1;
  }

  @Override
  public @Nullable PDPanoseClassification getPanose() {
    return null;
  }
}
