package dev.cordon.browser.residue.peer;

import dev.cordon.browser.residue.screen.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium as it is installed. */
public final class Chromium implements Contender {
  /** How it is started. */
  public enum Mode {
    INCOGNITO("Chromium incognito", "chromium", "--incognito"),
    INCOGNITO_HEADLESS("Chromium incognito, headless", "headless", "--incognito --headless=new"),
    /** Leaves what any browser leaves: a looker that finds nothing here is blind. */
    NORMAL_HEADLESS("Chromium, normal profile (control)", "control", "--headless=new");

    private final String words;
    private final String slug; // short: a socket's path has room for 107 bytes
    private final String flags;

    Mode(String words, String slug, String flags) {
      this.words = words;
      this.slug = slug;
      this.flags = flags;
    }
  }

  private final Mode mode;
  private final String pin;

  /**
   * @param pin of the site's server, as RFC 7469 writes it: the one certificate that it shall trust
   */
  public Chromium(Mode mode, String pin) {
    this.mode = mode;
    this.pin = pin;
  }

  /** Where it lies. */
  public static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Programs.find(name).stream())
        .findFirst();
  }

  @Override
  public String name() {
    return mode.words;
  }

  @Override
  public String slug() {
    return mode.slug;
  }

  @Override
  public boolean isHere() {
    return program().isPresent();
  }

  @Override
  public boolean hasWindow() {
    return mode == Mode.INCOGNITO;
  }

  @Override
  public List<String> command(Room room, String url) {
    List<String> command = new ArrayList<>();
    command.add(program().orElseThrow().toString());
    command.addAll(List.of(mode.flags.split(" ", -1)));
    command.addAll(
        List.of(
            "--no-first-run",
            "--no-default-browser-check",
            "--user-data-dir=" + room.home().resolve("profile"),
            "--ignore-certificate-errors-spki-list=" + pin,
            "--window-position=10,10",
            "--window-size=1200,860"));
    if (isRoot()) {
      command.add("--no-sandbox"); // Chromium does not start otherwise.
    }
    command.add(url);
    return command;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name", "").equals("root");
  }
}
