package dev.cordon.browser.residue.bench;

import dev.cordon.browser.residue.app.OfficeAppProcess;
import dev.cordon.browser.residue.peer.Chromium;
import dev.cordon.browser.residue.screen.Hands;
import dev.cordon.browser.residue.screen.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Prints how fast the secure browser is; see docs/benchmarks.md. */
public final class BrowserBench {
  private static final int ROUNDS = 15;
  private static final int WARM_UPS = 10;
  private static final int PAGE_SECONDS = 40;

  private final BenchSite site = new BenchSite();
  private final Screen screen = Screen.start();
  private final Hands hands = Hands.at(screen);
  private final Path folder = Files.createTempDirectory("browser-bench");
  private int visits;

  private BrowserBench() throws IOException {}

  /** Measures everything; ends the JVM. */
  public static void main(String[] arguments) throws Exception {
    if (!Screen.isAvailable()) {
      System.out.println("NO FIGURES of the browser: Xvfb is not on this machine");
      return;
    }
    BrowserBench bench = new BrowserBench();
    bench.firstPages();
    bench.hundreds();
    bench.chromium();
    bench.hands.close();
    bench.screen.close();
    bench.site.close();
    System.exit(0);
  }

  /** From the click to the page in a new window, each time with an engine that waited warm. */
  private void firstPages() throws IOException, InterruptedException {
    List<Double> loaded = new ArrayList<>();
    List<Double> seen = new ArrayList<>();
    Memory memory = new Memory(0, 0);
    try (OfficeAppProcess app = app("first")) {
      for (int i = 0; i < ROUNDS + 1; i++) {
        ready(app);
        String visit = visit();
        long start = System.nanoTime();
        app.tell("open " + site.url("first", visit));
        double pixels = untilSeen(start);
        double page = millis(start, site.loaded(visit, PAGE_SECONDS));
        if (i > 0) {
          loaded.add(page);
          seen.add(pixels);
        }
        Thread.sleep(500);
        memory = engine(app);
        app.tell("close");
        Optional<String> unused = app.await(line -> line.equals("closed"), PAGE_SECONDS);
      }
    }
    Figure.atMost("browser_first_page_loaded", Figure.median(loaded), "ms", 1000);
    Figure.atMost("browser_first_page_on_the_screen", Figure.median(seen), "ms", 1000);
    Figure.atMost("browser_engine_resident_first_page", memory.residentMb(), "MB", 350);
  }

  /** The same page by turns: our engine over our network, the same engine over its own. */
  private void hundreds() throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> own = new ArrayList<>();
    try (OfficeAppProcess app = app("hundred");
        OwnStackSeat seat =
            new OwnStackSeat(site, screen, Files.createDirectory(folder.resolve("own")))) {
      ready(app);
      String visit = visit();
      app.tell("open " + site.url("first", visit));
      boolean there = site.loaded(visit, PAGE_SECONDS).isPresent();
      String other = visit();
      seat.open(site.url("first", other));
      there &= site.loaded(other, PAGE_SECONDS).isPresent();
      for (int i = 0; there && i < WARM_UPS + ROUNDS; i++) {
        visit = wentOn(visit);
        double our = sinceAsked(visit);
        other = wentOn(other);
        double its = sinceAsked(other);
        if (i >= WARM_UPS) {
          ours.add(our);
          own.add(its);
        }
      }
      Memory engine = engine(app);
      Figure.plain("browser_engine_resident", engine.residentMb(), "MB");
      Figure.plain("browser_engine_proportional", engine.proportionalMb(), "MB");
      Figure.plain(
          "browser_app_resident",
          Memory.of(app.process()).residentMb() - engine.residentMb(),
          "MB");
      Figure.plain("browser_own_stack_resident", Memory.of(seat.process()).residentMb(), "MB");
    }
    Figure.plain("browser_hundred_cordon", Figure.median(ours), "ms");
    Figure.plain("browser_hundred_own_stack", Figure.median(own), "ms");
    Figure.atMost(
        "browser_hundred_against_own_stack", Figure.median(ours) / Figure.median(own), "x", 1.3);
  }

  private String wentOn(String from) {
    String visit = visit();
    site.goOn(from, site.url("hundred", visit));
    return visit;
  }

  /** From its start to the page, and its memory then: it has no engine that waits. */
  private void chromium() throws IOException, InterruptedException {
    Optional<Path> program = Chromium.program();
    if (program.isEmpty()) {
      System.out.println("Chromium is not on this machine");
      return;
    }
    List<Double> first = new ArrayList<>();
    List<Double> hundred = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      first.add(visitByChromium("first", memory));
      hundred.add(visitByChromium("hundred", new ArrayList<>()));
    }
    Figure.plain("browser_chromium_headless_first_page", Figure.median(first), "ms");
    Figure.plain("browser_chromium_headless_hundred", Figure.median(hundred), "ms");
    Figure.plain("browser_chromium_headless_proportional", Figure.median(memory), "MB");
  }

  /** A first page is timed from the process's start, a hundred from the page's request, as ours. */
  private double visitByChromium(String page, List<Double> memory)
      throws IOException, InterruptedException {
    String visit = visit();
    List<String> command =
        List.of(
            Chromium.program().orElseThrow().toString(),
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--user-data-dir=" + folder.resolve("chromium-" + visit),
            "--ignore-certificate-errors-spki-list=" + site.certificate().serverPin(),
            site.url(page, visit));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    double millis =
        page.equals("first") ? millis(start, site.loaded(visit, PAGE_SECONDS)) : sinceAsked(visit);
    memory.add(Memory.of(process.toHandle()).proportionalMb());
    process.destroy();
    boolean unused = process.waitFor(PAGE_SECONDS, TimeUnit.SECONDS);
    return millis;
  }

  private OfficeAppProcess app(String name) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    ProcessBuilder builder =
        new ProcessBuilder(
            OfficeAppProcess.command(
                home.resolve("container"),
                Files.createDirectory(home.resolve("tmp")),
                site.certificate().rootInBase64(),
                Optional.empty()));
    builder.environment().put("DISPLAY", screen.display());
    return new OfficeAppProcess(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private static void ready(OfficeAppProcess app) throws IOException, InterruptedException {
    app.tell("ready");
    if (app.await(line -> line.equals("ready true"), PAGE_SECONDS).isEmpty()) {
      throw new IOException("no engine became ready");
    }
  }

  /** The engine that shows the page: the largest below the app; another one may wait already. */
  private static Memory engine(OfficeAppProcess app) {
    return app.process()
        .children()
        .map(Memory::of)
        .max((a, b) -> Double.compare(a.residentMb(), b.residentMb()))
        .orElse(new Memory(0, 0));
  }

  private double untilSeen(long start) throws IOException {
    long end = start + TimeUnit.SECONDS.toNanos(PAGE_SECONDS);
    while (System.nanoTime() < end) {
      if (hands.colour(Screen.WIDTH / 2, Screen.HEIGHT / 2) == BenchSite.COLOUR) {
        return (System.nanoTime() - start) / 1e6;
      }
    }
    return Double.NaN;
  }

  private double sinceAsked(String visit) throws InterruptedException {
    OptionalLong loaded = site.loaded(visit, PAGE_SECONDS);
    return loaded.isPresent() ? millis(site.asked(visit), loaded) : Double.NaN;
  }

  private static double millis(long start, OptionalLong end) {
    return end.isPresent() ? (end.getAsLong() - start) / 1e6 : Double.NaN;
  }

  private String visit() {
    return "v" + ++visits;
  }
}
