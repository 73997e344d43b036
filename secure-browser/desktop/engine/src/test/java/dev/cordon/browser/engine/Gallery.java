package dev.cordon.browser.engine;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.channel.WindowSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** By hand: pictures of every screen, for docs/images and for people who look at them. */
final class Gallery {
  private static final String INTRANET =
      "<title>社内ポータル</title><style>body{font-family:sans-serif;margin:2em;color:#223}"
          + "nav a{margin-right:1.5em}table{border-collapse:collapse;margin-top:1em}"
          + "td,th{border-bottom:1px solid #ccd;padding:.5em 1.5em .5em 0;text-align:left}</style>"
          + "<nav><a href=#>お知らせ</a><a href=#>申請</a><a href=#>規程</a></nav><h1>お知らせ</h1>"
          + "<p>夏季休業の予定表を掲載しました。各部署で確認してください。</p><table><tr><th>日付<th>件名<th>担当"
          + "<tr><td>11/20<td>予算会議の資料<td>総務部<tr><td>11/18<td>防災訓練のお知らせ<td>安全管理室"
          + "<tr><td>11/15<td>新しい申請書の書き方<td>人事部</table>";

  private final Path folder;

  private Gallery(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Gallery gallery = new Gallery(Files.createDirectories(Path.of(args[0])));
    gallery.all("ja", "light", 1000);
    gallery.all("en", "dark", 1000);
    gallery.all("ja", "dark", 420);
    gallery.all("en", "light", 420);
  }

  private void all(String language, String look, int width) throws Exception {
    String name = language + "-" + look + (width < 600 ? "-narrow" : "");
    try (TestApp app =
        TestApp.start(
            settings(language),
            "-Dcordon.browser.look=" + look,
            "-Duser.language=" + System.getProperty("lang", "en"))) {
      app.also(said -> answer(app, said));
      app.put("/portal", TestApp.Page.html(INTRANET));
      app.put(
          "/ask",
          TestApp.Page.html(
              INTRANET + "<script>setTimeout(()=>confirm('送信してもよろしいですか？'),100)</script>"));
      app.say(new ToEngine.Open(""));
      pause();
      resize(width);
      shot(name + "-start");
      app.open("/portal");
      app.awaitShown("/portal");
      app.say(
          new ToEngine.Notice(
              "ja".equals(language)
                  ? "コピーは許可されていません。"
                  : "Copying out of the container is not allowed."));
      app.say(
          new ToEngine.Download(
              900,
              "予算資料.xlsx",
              1_400_000,
              OptionalLong.of(5_000_000),
              ToEngine.DownloadState.RUNNING,
              ""));
      app.say(
          new ToEngine.Download(
              901, "report.pdf", 90_000, OptionalLong.of(90_000), ToEngine.DownloadState.KEPT, ""));
      pause();
      shot(name + "-page");
      Display.run("xdotool", "key", "ctrl+f");
      TimeUnit.MILLISECONDS.sleep(500);
      Display.run("xdotool", "type", "a");
      pause();
      shot(name + "-find");
      app.open("/nowhere");
      pause();
      shot(name + "-error");
      app.say(new ToEngine.AskSignIn(7, 3, "portal.example.co.jp", "社内システム", true));
      pause();
      shot(name + "-signin");
      Display.run("xdotool", "key", "Escape");
      app.open("/ask");
      app.await(FromEngine.Load.class, load -> load.url().endsWith("/ask"));
      pause();
      shot(name + "-ask");
      Display.run("xdotool", "key", "Escape");
      pause();
      click(width < 600 ? 92 : 133, width < 600 ? 84 : 64);
      pause();
      shot(name + "-certificates");
      Display.run("xdotool", "key", "Escape");
      app.say(new ToEngine.ShowDocument("pdf", "report.pdf", "application/pdf", pdf().length));
      pause();
      pause();
      shot(name + "-pdf");
    }
  }

  private static WindowSettings settings(String language) {
    return new WindowSettings(
        language,
        true,
        true,
        "",
        List.of(
            new WindowSettings.Bookmark("社内ポータル", TestApp.SITE + "/portal"),
            new WindowSettings.Bookmark("勤怠管理", TestApp.SITE + "/time"),
            new WindowSettings.Bookmark("経費精算", TestApp.SITE + "/expenses"),
            new WindowSettings.Bookmark("Directory", TestApp.SITE + "/people")),
        "sato@example.co.jp  2026-11-23",
        false,
        true,
        true);
  }

  private static void answer(TestApp app, FromEngine said) {
    if (said instanceof FromEngine.CertificatesOf asked) {
      app.say(
          new ToEngine.Certificates(
              asked.id(),
              List.of(
                  certificate("CN=site.test, O=Example K.K., C=JP", "CN=Example Issuing CA 2"),
                  certificate("CN=Example Issuing CA 2", "CN=Example Root CA"))));
    } else if (said instanceof FromEngine.ReadFile read) {
      byte[] all = pdf();
      int length = (int) Math.min(read.length(), all.length - read.offset());
      app.say(
          new ToEngine.FileBytes(
              read.id(), ByteBuffer.wrap(all, (int) read.offset(), length).slice()));
    }
  }

  private static ToEngine.ServerCertificate certificate(String subject, String issuer) {
    return new ToEngine.ServerCertificate(
        subject,
        issuer,
        1_767_225_600_000L,
        1_798_761_600_000L,
        "3F:A1:9C:77:02:DE:41:B8:6A:5D:90:E3:C4:17:88:2B:F0:64:AB:19:5E:D2:3C:70:81:9F:26:EB:47:B5:0A:D8");
  }

  static byte[] pdf() {
    try (PDDocument document = new PDDocument()) {
      for (int page = 1; page <= 3; page++) {
        PDPage sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 28);
          content.newLineAtOffset(72, 720);
          content.showText("Quarterly report, page " + page);
          content.endText();
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1800);
  }

  private static void resize(int width) throws Exception {
    Display.run(
        "bash",
        "-c",
        "xdotool search --sync --onlyvisible --name . windowsize %@ "
            + width
            + " "
            + (width < 600 ? 760 : 680)
            + " windowmove %@ 0 0");
    Display.run("xdotool", "mousemove", "1500", "1100");
    pause();
  }

  private static void click(int x, int y) {
    Display.run("xdotool", "mousemove", "" + x, "" + y, "click", "1", "mousemove", "1500", "1100");
  }

  private void shot(String name) {
    Display.run(
        "bash",
        "-c",
        "import -window $(xdotool search --onlyvisible --name . | tail -1) -depth 8 "
            + folder.resolve(name + ".png"));
  }
}
