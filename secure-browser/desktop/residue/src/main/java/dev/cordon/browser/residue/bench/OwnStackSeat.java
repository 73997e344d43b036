package dev.cordon.browser.residue.bench;

import dev.cordon.browser.residue.screen.Programs;
import dev.cordon.browser.residue.screen.Screen;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process of {@link OwnStack}, on a screen, that trusts the bench's site by its own trust store.
 */
final class OwnStackSeat implements Closeable {
  private static final String PASSWORD = "changeit";

  private final Process process;

  OwnStackSeat(BenchSite site, Screen screen, Path folder)
      throws IOException, GeneralSecurityException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Programs.java(),
            "-Xmx256m",
            "-XX:-UsePerfData",
            "-Dprism.order=sw",
            "-Djava.io.tmpdir=" + folder,
            "-Duser.home=" + folder,
            "-Djavafx.cachedir=" + folder.resolve("javafx"),
            "-Djavax.net.ssl.trustStore=" + trust(site, folder.resolve("trust.p12")),
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
            "-cp",
            withoutOurEngine(),
            OwnStack.class.getName());
    builder.environment().put("DISPLAY", screen.display());
    process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (said.readLine() == null) {
      throw new IOException("the engine with its own network did not start");
    }
  }

  void open(String url) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((url + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Our engine's classes stand in front of JavaFX's own: here they must not. */
  private static String withoutOurEngine() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("secure-browser-engine"))
        .filter(entry -> !entry.contains("desktop" + File.separator + "engine"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path trust(BenchSite site, Path file)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", site.certificate().root());
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
