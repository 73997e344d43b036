package dev.cordon.browser.residue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** All pictures on one, small, to be looked at. */
final class ContactSheet {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 338;
  private static final int COLUMNS = 5;

  private ContactSheet() {}

  /** Puts the pictures of {@code names} that there are into {@code sheet.png} beside them. */
  static void write(Path folder, List<String> names) throws IOException {
    int rows = (names.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    for (int i = 0; i < names.size(); i++) {
      Path file = folder.resolve(names.get(i) + ".png");
      if (Files.exists(file)) {
        int x = i % COLUMNS * WIDTH;
        int y = i / COLUMNS * HEIGHT;
        boolean unused =
            pen.drawImage(ImageIO.read(file.toFile()), x, y, WIDTH - 4, HEIGHT - 4, null);
        pen.setColor(Color.RED);
        pen.drawString(names.get(i), x + 8, y + HEIGHT - 12);
      }
    }
    pen.dispose();
    boolean unused = ImageIO.write(sheet, "png", folder.resolve("sheet.png").toFile());
  }
}
