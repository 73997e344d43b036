package dev.cordon.browser.residue.canary;

import com.google.gson.JsonObject;
import dev.cordon.browser.residue.site.Answers;
import dev.cordon.browser.residue.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;

/**
 * A page, and all that it loads, that gives one browser its words. Everything may be cached for a
 * day, and the cookies live as long: what is not stored is not stored because the browser does not.
 */
public final class CanaryPages {
  private static final int DOWNLOAD_LINES = 20_000;
  private static final Set<Channel> BY_SCRIPT =
      EnumSet.of(
          Channel.HISTORY,
          Channel.LOCAL_STORAGE,
          Channel.SESSION_STORAGE,
          Channel.INDEXED_DB,
          Channel.FORM_TEXT,
          Channel.PASSWORD,
          Channel.HTTP_AUTH,
          Channel.BLOB,
          Channel.COPIED);
  private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', -82, 66, 96, -126};

  private final Canaries words;
  private final String name;

  private CanaryPages(Canaries words, String name) {
    this.words = words;
    this.name = name;
  }

  /**
   * Serves them for the browser called {@code name}.
   *
   * @return the address where it begins; the page reports as {@code canary-NAME}
   */
  public static String serve(Site site, Canaries words, String name) {
    CanaryPages pages = new CanaryPages(words, name);
    String folder = "/canary/" + name + "/";
    site.serve(folder, pages::answer);
    return site.officeUrl(folder + "start");
  }

  private MockResponse answer(RecordedRequest request) throws IOException {
    List<String> path = request.getUrl().pathSegments();
    return switch (path.get(2)) {
      case "start" -> Answers.redirect(302, "page/" + words.of(Channel.ADDRESS));
      case "page" -> page();
      case "script.js" ->
          cached("text/javascript", "window.fromScript = '" + words.of(Channel.SCRIPT) + "';");
      case "style.css" ->
          cached("text/css", "body::after { content: '" + words.of(Channel.STYLE) + "' }");
      case "words.json" -> scriptsWords();
      case "image.png" -> cached("image/png", image());
      case "data.json" ->
          cached("application/json", "{\"word\":\"" + words.of(Channel.DATA) + "\"}");
      case "paper.pdf" -> cached("application/pdf", paper());
      case "auth" -> auth(request);
      case "download" -> download();
      case "socket" -> new MockResponse.Builder().webSocketUpgrade(new Whisper()).build();
      default -> Answers.html("<!doctype html><title>Thank you</title><p>Thank you.");
    };
  }

  private MockResponse page() throws IOException {
    String html;
    try (InputStream in = CanaryPages.class.getResourceAsStream("canary.html")) {
      if (in == null) {
        throw new IllegalStateException("canary.html");
      }
      html = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{{name}}", name);
    }
    html = html.replace("{{TITLE}}", words.of(Channel.TITLE));
    html = html.replace("{{HTML}}", words.of(Channel.HTML));
    String kept = "; Path=/; Secure; Max-Age=86400";
    return cached("text/html; charset=utf-8", html)
        .newBuilder()
        .addHeader("Set-Cookie", "open=" + words.of(Channel.COOKIE) + kept)
        .addHeader(
            "Set-Cookie", "closed=" + words.of(Channel.HTTP_ONLY_COOKIE) + kept + "; HttpOnly")
        .build();
  }

  /**
   * What the page's script puts where it belongs; not to be stored, or it would be found as this.
   */
  private MockResponse scriptsWords() {
    JsonObject all = new JsonObject();
    for (Channel channel : BY_SCRIPT) {
      all.addProperty(channel.name(), words.of(channel));
    }
    return Answers.json(all.toString()).newBuilder().addHeader("Cache-Control", "no-store").build();
  }

  private MockResponse auth(RecordedRequest request) {
    if (request.getHeaders().get("Authorization") != null) {
      return cached("application/json", "{\"who\":\"tanaka\"}");
    }
    return Answers.status(401, "<p>Who is there?")
        .newBuilder()
        .addHeader("WWW-Authenticate", "Basic realm=\"Canary\"")
        .build();
  }

  private MockResponse download() {
    String content = (words.of(Channel.DOWNLOAD) + " plan of the year\n").repeat(DOWNLOAD_LINES);
    String file = words.of(Channel.DOWNLOAD_NAME) + ".bin";
    return Answers.with("application/octet-stream", content.getBytes(StandardCharsets.US_ASCII))
        .addHeader("Content-Disposition", "attachment; filename=\"" + file + "\"")
        .build();
  }

  /** A PDF with a word in clear, as in its metadata. */
  private byte[] paper() {
    String text = "BT /F1 18 Tf 40 150 Td (" + words.of(Channel.PDF) + ") Tj ET";
    return String.format(
            Locale.ROOT,
            "%%PDF-1.4%n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]"
                + "/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents"
                + " 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj 4 0 obj<</Length %d>>stream%n%s%n"
                + "endstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj%n"
                + "trailer<</Root 1 0 R/Size 6>>%n%%%%EOF",
            text.length(),
            text)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A small picture whose {@code tEXt} (PNG, section 11.3.3.2) has a word. */
  private byte[] image() throws IOException {
    java.awt.image.BufferedImage plain = new java.awt.image.BufferedImage(64, 64, 1);
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    boolean unused = javax.imageio.ImageIO.write(plain, "png", out);
    byte[] png = out.toByteArray();
    byte[] chunk =
        ("tEXtComment\0" + words.of(Channel.IMAGE)).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 sum = new CRC32();
    sum.update(chunk);
    return new Buffer()
        .write(png, 0, png.length - PNG_END.length)
        .writeInt(chunk.length - 4)
        .write(chunk)
        .writeInt((int) sum.getValue())
        .write(PNG_END)
        .readByteArray();
  }

  private static MockResponse cached(String type, String body) {
    return cached(type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static MockResponse cached(String type, byte[] body) {
    return Answers.with(type, body).addHeader("Cache-Control", "public, max-age=86400").build();
  }

  /** Says the word as soon as the socket is open. */
  private final class Whisper extends WebSocketListener {
    @Override
    public void onOpen(WebSocket socket, okhttp3.Response response) {
      boolean unused = socket.send(words.of(Channel.WEB_SOCKET));
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      boolean unused = socket.close(code, reason);
    }
  }
}
