package dev.cordon.browser.engine;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelReader;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.Header;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.channel.WindowSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Plays the app to a real engine process. Pages are what the test put at their addresses. */
final class TestApp implements AutoCloseable {
  static final String SITE = "https://site.test";
  static final WindowSettings OPEN =
      new WindowSettings("en", true, true, "", List.of(), "", false, true, true);
  private static final int SECONDS = 60;

  private final Process process;
  private final ChannelWriter<ToEngine> engine;
  private final BlockingQueue<FromEngine> heard = new LinkedBlockingQueue<>();
  private final List<FromEngine> all = new ArrayList<>();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<Long, StringBuilder> bodies = new ConcurrentHashMap<>();
  private final Map<Long, String> urls = new ConcurrentHashMap<>();
  private int scripts;
  private volatile String cookies = "";
  private volatile Consumer<FromEngine> also = said -> {};

  /** What lies at an address. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Page(int status, String mediaType, byte[] bytes, List<Header> headers) {
    static Page html(String text) {
      return new Page(
          200,
          "text/html; charset=utf-8",
          ("<!doctype html><meta charset=utf-8>" + text).getBytes(StandardCharsets.UTF_8),
          List.of());
    }

    Page with(String name, String value) {
      List<Header> more = new ArrayList<>(headers);
      more.add(new Header(name, value));
      return new Page(status, mediaType, bytes, more);
    }
  }

  private TestApp(Process process) {
    this.process = process;
    this.engine = ChannelWriter.toEngine(process.getOutputStream());
    pages.put(SITE + "/report", new Page(204, "text/plain", new byte[0], List.of()));
  }

  /** Starts an engine, and waits until it is ready. */
  static TestApp start(WindowSettings settings, String... jvm) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Dprism.order=sw", "-Xmx256m", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of(jvm));
    command.addAll(List.of("-cp", classPath(), "dev.cordon.browser.engine.Engine"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", Display.name());
    builder.redirectError(errors());
    TestApp app = new TestApp(builder.start());
    Thread listener = new Thread(app::listen, "test app");
    listener.setDaemon(true);
    listener.start();
    app.await(FromEngine.Ready.class, ready -> true);
    app.say(new ToEngine.Setup(settings));
    return app;
  }

  private static ProcessBuilder.Redirect errors() {
    return Boolean.getBoolean("cordon.engine.errors")
        ? ProcessBuilder.Redirect.INHERIT
        : ProcessBuilder.Redirect.DISCARD;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  Process process() {
    return process;
  }

  /** Does something more with everything that is heard, in the thread that hears. */
  void also(Consumer<FromEngine> more) {
    also = more;
  }

  void put(String url, Page page) {
    pages.put(url.startsWith("https:") ? url : SITE + url, page);
  }

  void say(ToEngine words) {
    try {
      engine.write(words);
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
  }

  void open(String path) {
    say(new ToEngine.Open(SITE + path));
  }

  /** Opens a page with this script, and returns what it reports. */
  String run(String script) {
    String path = "/script" + ++scripts;
    put(path, Page.html(reporting(path) + "<body><script>" + script + "</script>"));
    open(path);
    return report(path);
  }

  /** Scripts of the page at {@code path} may call {@code report(text)}. */
  static String reporting(String path) {
    return "<script>async function report(t){await fetch('/report?"
        + path
        + "',{method:'POST',body:String(t)})}"
        + "addEventListener('error',e=>report('error '+e.message));"
        + "addEventListener('unhandledrejection',e=>report('rejected '+e.reason))</script>";
  }

  /** The next thing that the page at {@code path} reports. */
  String report(String path) {
    FromEngine.Load load =
        await(FromEngine.Load.class, said -> said.url().endsWith("/report?" + path));
    await(FromEngine.BodyEnd.class, end -> end.id() == load.id());
    return body(load.id()).toString();
  }

  private void listen() {
    try (ChannelReader<FromEngine> reader =
        ChannelReader.ofEngine(new BufferedInputStream(process.getInputStream()))) {
      for (Optional<FromEngine> said = reader.next(); said.isPresent(); said = reader.next()) {
        hear(said.get());
      }
    } catch (IOException e) {
      // The process was ended by the test, or by what the test is about.
    }
  }

  private void hear(FromEngine said) {
    if (Boolean.getBoolean("cordon.engine.errors")) {
      System.err.println("<- " + said);
    }
    if (said instanceof FromEngine.Load load && !load.hasBody()) {
      answer(load.id(), load.url());
    } else if (said instanceof FromEngine.Load load) {
      urls.put(load.id(), load.url());
    } else if (said instanceof FromEngine.Body body) {
      say(new ToEngine.Consumed(body.id(), body.bytes().remaining()));
      body(body.id()).append(StandardCharsets.UTF_8.decode(body.bytes().duplicate()));
    } else if (said instanceof FromEngine.BodyFile file) {
      body(file.id()).append("[file ").append(file.file()).append("]");
    } else if (said instanceof FromEngine.BodyEnd end) {
      answer(end.id(), urls.getOrDefault(end.id(), ""));
    }
    if (said instanceof FromEngine.CookiesOf asked) {
      say(new ToEngine.Text(asked.id(), cookies));
    }
    also.accept(said);
    synchronized (all) {
      all.add(said);
    }
    heard.add(said);
  }

  private StringBuilder body(long id) {
    return bodies.computeIfAbsent(id, unused -> new StringBuilder());
  }

  private void answer(long id, String url) {
    Page page = pages.get(url.contains("?") ? url.substring(0, url.indexOf('?')) : url);
    if (page == null) {
      say(
          new ToEngine.Failed(
              id,
              new dev.cordon.browser.channel.Failure(
                  "NOT_FOUND", "Refused here", "There is nothing at this address.")));
      return;
    }
    say(
        new ToEngine.Response(
            id, page.status(), url, page.mediaType(), OptionalLong.empty(), page.headers()));
    ByteBuffer bytes = ByteBuffer.wrap(page.bytes());
    while (bytes.hasRemaining()) {
      int part = Math.min(bytes.remaining(), 100_000);
      say(new ToEngine.Data(id, bytes.slice(bytes.position(), part)));
      bytes.position(bytes.position() + part);
    }
    say(new ToEngine.End(id));
  }

  /** Waits for words like these; all that is heard on the way is passed over. */
  <T extends FromEngine> T await(Class<T> kind, Predicate<T> like) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        FromEngine said = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (said == null) {
          throw new AssertionError("the engine did not say " + kind.getSimpleName() + "; " + all());
        }
        if (kind.isInstance(said) && like.test(kind.cast(said))) {
          return kind.cast(said);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  FromEngine.Shown awaitShown(String path) {
    return await(
        FromEngine.Shown.class,
        shown ->
            shown.url().equals(SITE + path) && shown.progress() == FromEngine.Progress.COMPLETE);
  }

  /** The last words of a kind that were heard. */
  <T extends FromEngine> T sofar(Class<T> kind) {
    return all().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((before, now) -> now)
        .orElseThrow(() -> new AssertionError("nothing of " + kind.getSimpleName()));
  }

  private FromEngine.Load last(String path) {
    return all().stream()
        .filter(FromEngine.Load.class::isInstance)
        .map(FromEngine.Load.class::cast)
        .filter(load -> load.url().equals(SITE + path))
        .reduce((before, now) -> now)
        .orElseThrow(() -> new AssertionError("nobody asked for " + path));
  }

  /** What was sent to an address last. */
  String bodyOf(String path) {
    return body(last(path).id()).toString();
  }

  String header(String path, String name) {
    return last(path).headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /** What scripts may see. */
  void cookies(String visible) {
    cookies = visible;
  }

  /** Everything that was heard so far. */
  List<FromEngine> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By hand: shows a page and a picture of it. */
  public static void main(String[] args) throws Exception {
    try (TestApp app = start(OPEN)) {
      app.put(
          "/",
          Page.html("<title>Hello</title><h1>Hello</h1><p>Fed over pipes. <a href=/next>next</a>"));
      app.open("/");
      System.out.println(app.awaitShown("/"));
      TimeUnit.SECONDS.sleep(1);
      Path picture = Files.createTempFile("window", ".png");
      Display.picture(picture);
      System.out.println(picture);
    }
  }
}
