package dev.cordon.browser.engine.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.engine.viewer.UnshowableException.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("C6")
class ViewedTest {
  private static byte[] pdf(int pages, PDRectangle size, String password) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(size));
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static Problem refusal(byte[] bytes, String mediaType) {
    return assertThrows(UnshowableException.class, () -> Viewed.read(bytes, mediaType)).problem();
  }

  @Test
  void aPdfIsDrawnWhateverItsMediaTypeSays() throws IOException {
    byte[] bytes = pdf(2, PDRectangle.A4, "");
    Viewed.Pdf read = assertInstanceOf(Viewed.Pdf.class, Viewed.read(bytes, "text/plain"));
    try (PdfPages pages = read.pages()) {
      assertEquals(2, pages.count());
      assertEquals(Math.sqrt(2), pages.shape(1), 0.01);
      assertEquals(300, pages.draw(0, 300).getWidth(), 2);
    }
  }

  @Test
  void aHugePageIsDrawnWithinBounds() throws IOException {
    byte[] bytes = pdf(1, new PDRectangle(2_000_000, 2_000_000), "");
    Viewed.Pdf read = assertInstanceOf(Viewed.Pdf.class, Viewed.read(bytes, "application/pdf"));
    try (PdfPages pages = read.pages()) {
      BufferedImage drawn = pages.draw(0, 100_000);
      assertTrue((long) drawn.getWidth() * drawn.getHeight() <= PdfPages.MOST_PIXELS * 1.01);
    }
  }

  @Test
  void tooManyPagesAreRefused() throws IOException {
    byte[] bytes = pdf(PdfPages.MOST_PAGES + 1, PDRectangle.A4, "");
    assertEquals(Problem.TOO_LARGE, refusal(bytes, "application/pdf"));
  }

  @Test
  void aLockedPdfIsRefused() throws IOException {
    byte[] bytes = pdf(1, PDRectangle.A4, "secret");
    assertEquals(Problem.ENCRYPTED, refusal(bytes, "application/pdf"));
  }

  @Test
  void aDamagedPdfIsRefusedOrShownButNeverWorse() throws IOException {
    byte[] whole = pdf(1, PDRectangle.A4, "");
    for (int length = 10; length < whole.length; length += 37) {
      try {
        Viewed.read(Arrays.copyOf(whole, length), "application/pdf");
      } catch (UnshowableException e) {
        assertTrue(e.problem() == Problem.BROKEN || e.problem() == Problem.UNKNOWN, e.getMessage());
      }
    }
  }

  @Test
  void aPictureIsShown() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", out);
    Viewed.Picture read =
        assertInstanceOf(Viewed.Picture.class, Viewed.read(out.toByteArray(), "image/jpeg"));
    assertEquals(30, read.image().getWidth());
  }

  @Test
  void aPictureThatSaysItIsEnormousIsRefusedBeforeItIsUnpacked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
    byte[] png = out.toByteArray();
    java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(png);
    head.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 check = new CRC32();
    check.update(png, 12, 17);
    head.putInt(29, (int) check.getValue());
    assertEquals(Problem.IMAGE_TOO_LARGE, refusal(png, "image/png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j", "EUC-JP", "ISO-2022-JP"})
  void japaneseTextIsReadWhateverItIsWrittenIn(String encoding) throws IOException {
    String text = "契約書の要点（第１条）：本契約はテストです。\nカタカナ、ひらがな、漢字。";
    Viewed.Text read =
        assertInstanceOf(
            Viewed.Text.class, Viewed.read(text.getBytes(Charset.forName(encoding)), "text/plain"));
    assertEquals(text, read.text());
  }

  @Test
  void textWithAByteOrderMarkIsRead() throws IOException {
    byte[] bytes = "\ufeff日本".getBytes(StandardCharsets.UTF_16LE);
    assertEquals(new Viewed.Text("日本"), Viewed.read(bytes, "text/plain"));
  }

  @Test
  void otherKindsAreRefused() {
    assertEquals(Problem.UNKNOWN, refusal(new byte[] {'P', 'K', 3, 4}, "application/zip"));
    assertEquals(Problem.BROKEN, refusal(new byte[] {1, 2, 3}, "image/png"));
    assertEquals(Problem.TOO_LARGE, refusal(new byte[Viewed.MOST_TEXT_BYTES + 1], "text/plain"));
  }
}
