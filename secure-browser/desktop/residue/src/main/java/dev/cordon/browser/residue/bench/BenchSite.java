package dev.cordon.browser.residue.bench;

import dev.cordon.browser.residue.site.Answers;
import dev.cordon.browser.residue.site.SiteCertificate;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Two pages over HTTP/2: a plain one, and one with a hundred subresources. Both tell the server
 * when they are loaded, and go on where the answer sends them: so every engine goes from page to
 * page in the one view. Nothing may be kept, so each visit asks for everything.
 */
final class BenchSite implements Closeable {
  /** Of the pages' background, as 0xRRGGBB: seen on the screen, the page is there. */
  static final int COLOUR = 0x2a6f4e;

  private static final int SCRIPTS = 30;
  private static final int STYLES = 30;
  private static final int IMAGES = 40;
  private static final int IMAGE_SIDE = 48;

  private final SiteCertificate certificate = new SiteCertificate();
  private final MockWebServer server = new MockWebServer();
  private final Map<String, Long> asked = new ConcurrentHashMap<>();
  private final Map<String, Long> loaded = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<String>> next = new ConcurrentHashMap<>();
  private final byte[] image = image();

  BenchSite() throws IOException {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.SEVERE);
    server.useHttps(certificate.sockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** An address that no visit had before. */
  String url(String page, String visit) {
    return "https://localhost:" + server.getPort() + "/" + page + "?visit=" + visit;
  }

  /** Sends the view that shows the page of this visit to {@code url}. */
  void goOn(String visit, String url) {
    boolean unused = next(visit).complete(url);
  }

  private CompletableFuture<String> next(String visit) {
    return next.computeIfAbsent(visit, any -> new CompletableFuture<>());
  }

  SiteCertificate certificate() {
    return certificate;
  }

  /** Waits until the page of this visit is loaded; when that was, in {@link System#nanoTime}. */
  OptionalLong loaded(String visit, int seconds) throws InterruptedException {
    for (int i = 0; i < seconds * 500; i++) {
      Long at = loaded.get(visit);
      if (at != null) {
        return OptionalLong.of(at);
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return OptionalLong.empty();
  }

  /** When the page itself was asked for. */
  long asked(String visit) {
    Long at = asked.get(visit);
    if (at == null) {
      throw new IllegalStateException(visit);
    }
    return at;
  }

  @Override
  public void close() {
    next.values().forEach(waiting -> waiting.cancel(false));
    server.close();
  }

  private MockResponse answer(RecordedRequest request) {
    long now = System.nanoTime();
    String visit = String.valueOf(request.getUrl().queryParameter("visit"));
    return switch (request.getUrl().pathSegments().get(0)) {
      case "first" -> {
        asked.put(visit, now);
        yield page(visit, "<h1>First</h1><p>A page with a little text.");
      }
      case "hundred" -> {
        asked.put(visit, now);
        yield page(visit, hundred(visit));
      }
      case "loaded" -> {
        loaded.put(visit, now);
        yield fresh("text/plain", next(visit).join().getBytes(StandardCharsets.UTF_8));
      }
      case "script" -> fresh("text/javascript", script(request));
      case "style" -> fresh("text/css", style(request));
      default -> fresh("image/png", image);
    };
  }

  private static MockResponse page(String visit, String body) {
    String html =
        "<!doctype html><meta charset=utf-8><title>Bench</title><style>body{background:#"
            + Integer.toHexString(COLOUR)
            + ";color:#fff}</style><body>"
            + body
            + "<script>onload=async()=>location=await(await fetch('/loaded?visit="
            + visit
            + "')).text()</script>";
    return fresh("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private static String hundred(String visit) {
    StringBuilder body = new StringBuilder("<h1>A hundred</h1>");
    for (int i = 0; i < STYLES; i++) {
      body.append("<link rel=stylesheet href='/style/%d?visit=%s'>".formatted(i, visit));
    }
    for (int i = 0; i < SCRIPTS; i++) {
      body.append("<script src='/script/%d?visit=%s'></script>".formatted(i, visit));
    }
    for (int i = 0; i < IMAGES; i++) {
      body.append("<img width=48 height=48 src='/image/%d?visit=%s'>".formatted(i, visit));
    }
    return body.toString();
  }

  private static byte[] script(RecordedRequest request) {
    String name = request.getUrl().pathSegments().get(1);
    return ("window.s" + name + "=" + name + ";//" + "x".repeat(4000))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] style(RecordedRequest request) {
    String name = request.getUrl().pathSegments().get(1);
    return (".c" + name + "{margin:" + name + "px}/*" + "y".repeat(2000) + "*/")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MockResponse fresh(String type, byte[] body) {
    return Answers.with(type, body).addHeader("Cache-Control", "no-store").build();
  }

  private static byte[] image() {
    BufferedImage picture = new BufferedImage(IMAGE_SIDE, IMAGE_SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    for (int i = 0; i < IMAGE_SIDE; i++) {
      pen.setColor(new Color(i * 5, 255 - i * 3, i * i % 255));
      pen.drawLine(i, 0, IMAGE_SIDE - i, IMAGE_SIDE);
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      boolean unused = ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
