package dev.cordon.browser.residue;

import dev.cordon.browser.residue.app.OfficeAppProcess;
import dev.cordon.browser.residue.screen.Hands;
import dev.cordon.browser.residue.screen.Screen;
import dev.cordon.browser.residue.site.Site;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The site, a screen, hands before it, and an app with the secure browser on it. */
final class Office implements Closeable {
  final Screen screen = Screen.start();
  final Hands hands = Hands.at(screen);
  final Site site = Site.start(hands);
  final OfficeAppProcess app;

  Office() throws IOException {
    Path home = Files.createTempDirectory("office");
    ProcessBuilder builder =
        new ProcessBuilder(
            OfficeAppProcess.command(
                home.resolve("container"),
                Files.createDirectory(home.resolve("tmp")),
                site.certificate().rootInBase64(),
                Optional.empty()));
    builder.environment().put("DISPLAY", screen.display());
    app =
        new OfficeAppProcess(
            builder.redirectError(Path.of("target", "office-app.err").toFile()).start());
  }

  @Override
  public void close() throws IOException {
    app.close();
    hands.close();
    site.close();
    screen.close();
  }
}
