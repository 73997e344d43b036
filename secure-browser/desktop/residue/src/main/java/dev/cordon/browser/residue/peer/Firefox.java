package dev.cordon.browser.residue.peer;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.browser.residue.screen.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Firefox in private windows only, led by WebDriver BiDi, which lets it trust the site. */
public final class Firefox implements Contender {
  /**
   * Nothing here changes what it keeps: no questions at the start, private from the first window.
   */
  private static final String PREFERENCES =
      """
      user_pref("browser.privatebrowsing.autostart", true);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("browser.aboutwelcome.enabled", false);
      user_pref("browser.startup.homepage_override.mstone", "ignore");
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("datareporting.policy.firstRunURL", "");
      user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
      user_pref("app.normandy.enabled", false);
      user_pref("app.update.enabled", false);
      user_pref("remote.prefs.recommended", false);
      user_pref("termsofuse.acceptedVersion", 999);
      user_pref("termsofuse.acceptedDate", "1900000000000");
      user_pref("browser.preonboarding.enabled", false);
      """;

  private static final int PATIENCE_SECONDS = 40;
  private static final int ATTEMPTS = 6;

  private Optional<BiDi> leash = Optional.empty();

  /** Where it lies. */
  public static Optional<Path> program() {
    return Stream.of("firefox-esr", "firefox")
        .flatMap(name -> Programs.find(name).stream())
        .findFirst();
  }

  @Override
  public String name() {
    return "Firefox private";
  }

  @Override
  public String slug() {
    return "firefox";
  }

  @Override
  public boolean isHere() {
    return program().isPresent();
  }

  @Override
  public boolean hasWindow() {
    return true;
  }

  @Override
  public List<String> command(Room room, String url) throws IOException {
    Path profile = Files.createDirectories(room.home().resolve("profile"));
    Path unused = Files.writeString(profile.resolve("user.js"), PREFERENCES);
    return List.of(
        program().orElseThrow().toString(),
        "--no-remote",
        "--profile",
        profile.toString(),
        "--remote-debugging-port=0",
        "--private-window",
        "about:blank");
  }

  @Override
  public void lead(Room room, Process process, String url)
      throws IOException, InterruptedException {
    BiDi session = BiDi.open(address(room.home().resolve("profile/WebDriverBiDiServer.json")));
    leash = Optional.of(session);
    session.start();
    boolean there = false;
    for (int i = 0; !there; i++) {
      there = tryToLead(session, url, i == ATTEMPTS);
    }
  }

  /** Its first window may still be busy with its own empty page. */
  private static boolean tryToLead(BiDi session, String url, boolean last)
      throws IOException, InterruptedException {
    Thread.sleep(1000);
    try {
      session.navigate(url);
      return true;
    } catch (IOException e) {
      if (last) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void close(Room room, Process process, ProcessHandle browser)
      throws IOException, InterruptedException {
    if (leash.isPresent()) {
      leash.get().closeBrowser();
    } else {
      boolean unused = browser.destroy();
    }
  }

  /** Firefox writes where it listens. */
  private static String address(Path file) throws IOException, InterruptedException {
    for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        JsonObject said = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        String host = said.get("ws_host").getAsString();
        return "ws://" + host + ":" + said.get("ws_port").getAsInt() + "/session";
      }
      Thread.sleep(100);
    }
    throw new IOException("Firefox does not listen");
  }
}
