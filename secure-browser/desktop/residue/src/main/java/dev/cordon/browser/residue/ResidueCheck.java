package dev.cordon.browser.residue;

import dev.cordon.browser.residue.look.Place;
import dev.cordon.browser.residue.peer.Chromium;
import dev.cordon.browser.residue.peer.Contender;
import dev.cordon.browser.residue.peer.Cordon;
import dev.cordon.browser.residue.peer.Firefox;
import dev.cordon.browser.residue.report.Console;
import dev.cordon.browser.residue.report.HtmlReport;
import dev.cordon.browser.residue.report.ResidueTable;
import dev.cordon.browser.residue.screen.Screen;
import dev.cordon.browser.residue.site.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Shows what browsers leave on this machine: {@code ResidueCheck FOLDER}; see docs/residue.md.
 *
 * <p>Exit codes: 0 Cordon left nothing; 1 it did, or its page did not get all words; 2 the proof
 * itself is worth nothing here: there is no screen, or the browser that leaves everything was not
 * caught.
 */
public final class ResidueCheck {
  private static final int CLEAN = 0;
  private static final int LEFT = 1;
  private static final int WORTHLESS = 2;

  private ResidueCheck() {}

  /** Runs it, and ends the JVM. */
  public static void main(String[] arguments) throws Exception {
    if (!Screen.isAvailable()) {
      System.out.println("The proof needs Xvfb, an X server in memory; it is not on this machine.");
      System.exit(WORTHLESS);
    }
    System.exit(run(Files.createDirectories(Path.of(arguments[0]).toAbsolutePath())));
  }

  private static int run(Path folder) throws Exception {
    long start = System.nanoTime();
    Path heap = folder.resolve("cordon.hprof");
    boolean unused = Files.deleteIfExists(heap);
    try (Proof proof = new Proof(folder)) {
      String pin = proof.site().certificate().serverPin();
      Contender cordon = new Cordon(proof.site().certificate().rootInBase64(), heap);
      Contender control = new Chromium(Chromium.Mode.NORMAL_HEADLESS, pin);
      List<Contender> all =
          List.of(
              cordon,
              new Chromium(Chromium.Mode.INCOGNITO, pin),
              new Chromium(Chromium.Mode.INCOGNITO_HEADLESS, pin),
              new Firefox(),
              control);
      proof.run(all);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      ResidueTable table = new Tabulation(proof, all).table(seconds);
      System.out.println(Console.text(table));
      HtmlReport.write(table, folder.resolve("report.html"));
      System.out.println(folder.resolve("report.html") + ", " + seconds + " s");
      return verdict(proof, cordon, control);
    }
  }

  private static int verdict(Proof proof, Contender cordon, Contender control) {
    Optional<Map<?, ?>> caught =
        proof.findings().at(proof.words(control), Place.HOME).map(found -> found);
    if (caught.isEmpty() || caught.get().isEmpty()) {
      System.out.println("NOT PROVED: the browser that leaves everything was not caught.");
      return WORTHLESS;
    }
    Optional<Report> page = proof.reports().getOrDefault(cordon, Optional.empty());
    int left = proof.findings().total(proof.words(cordon));
    if (left > 0 || page.isEmpty() || !page.get().ok()) {
      System.out.println("LEFT: " + left + " words of Cordon's, page: " + page);
      return LEFT;
    }
    System.out.println("PROVED: Cordon left none of its words anywhere.");
    return CLEAN;
  }
}
