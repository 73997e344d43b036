package dev.cordon.browser.residue.site;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Pictures, papers, and a film that is none. */
final class Media {
  void addTo(Office office) {
    ImageIO.setUseCache(false);
    office.add("/images/", Media::picture);
    office.add(
        "/files/report.pdf", request -> Answers.of("application/pdf", pdf("Quarterly report")));
    office.add("/files/plan.txt", Media::plan);
    office.add("/files/film.mp4", request -> Answers.of("video/mp4", new byte[2000]));
  }

  private static MockResponse plan(RecordedRequest request) {
    return Answers.with("text/plain", "The plan for 2027\n".getBytes(StandardCharsets.UTF_8))
        .addHeader("Content-Disposition", "attachment; filename=\"plan 2027.txt\"")
        .build();
  }

  /** {@code /images/17.png}: a landscape of its own. */
  private static MockResponse picture(RecordedRequest request) throws IOException {
    String name = request.getUrl().pathSegments().get(1);
    int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
    return Answers.of("image/png", landscape(number));
  }

  private static byte[] landscape(int number) throws IOException {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    float hue = number * 0.137f % 1;
    pen.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, .35f, .95f), 0, 200, Color.WHITE));
    pen.fillRect(0, 0, 320, 200);
    pen.setColor(Color.getHSBColor(hue + .1f, .1f, 1));
    pen.fillOval(40 + number * 23 % 200, 20, 44, 44);
    for (int hill = 0; hill < 3; hill++) {
      pen.setColor(Color.getHSBColor(hue + .4f, .45f, .75f - hill * .17f));
      pen.fillOval(-80 + hill * 110 - number * 7 % 40, 110 + hill * 22, 280, 200);
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IllegalStateException("no PNG");
    }
    return out.toByteArray();
  }

  /** One page of A4 with one line (ISO 32000-1, annex H.3), offsets counted. */
  static byte[] pdf(String line) {
    String text = "BT /F1 24 Tf 72 770 Td (" + line + ") Tj ET";
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
          + "/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length " + text.length() + ">>stream\n" + text + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    };
    StringBuilder file = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format("%010d 00000 n \n", file.length()));
      file.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
    }
    int start = file.length();
    file.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
    file.append("trailer<</Root 1 0 R/Size ").append(objects.length + 1).append(">>\nstartxref\n");
    return file.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
