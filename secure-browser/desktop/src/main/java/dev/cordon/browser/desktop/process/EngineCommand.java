package dev.cordon.browser.desktop.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the engine is started: a JVM that keeps no traces of its own, with a bounded heap, an
 * environment of a few named words, and its words on standard output.
 */
public final class EngineCommand implements EngineStarter {
  private static final String MAIN = "dev.cordon.browser.engine.Engine";
  private static final String NOWHERE = "/nonexistent";
  private static final List<String> KEPT =
      List.of(
          "DISPLAY",
          "XAUTHORITY",
          "WAYLAND_DISPLAY",
          "XDG_RUNTIME_DIR",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "XMODIFIERS",
          "GTK_IM_MODULE",
          "GDK_SCALE",
          "SystemRoot");

  private final EngineFiles files;
  private final Path natives;
  private final Sandbox sandbox;
  private final Map<String, String> environment;

  private EngineCommand(
      EngineFiles files, Path natives, Sandbox sandbox, Map<String, String> environment) {
    this.files = files;
    this.natives = natives;
    this.sandbox = sandbox;
    this.environment = environment;
  }

  /**
   * @param directory where the engine's native libraries may lie; nothing else is ever put there
   * @param environment the app's own, of which little is passed on
   * @throws IOException if the libraries cannot be put there
   */
  public static EngineCommand of(
      EngineFiles files, Path directory, Sandbox sandbox, Map<String, String> environment)
      throws IOException {
    Path natives = directory.toAbsolutePath().resolve("javafx-" + files.version());
    NativeLibraries.unpack(files.jars(), natives);
    return new EngineCommand(files, natives, sandbox, cut(environment));
  }

  private static Map<String, String> cut(Map<String, String> environment) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        kept.put(name, value);
      }
    }
    kept.put("HOME", NOWHERE);
    kept.put("GSETTINGS_BACKEND", "memory");
    kept.put("MESA_SHADER_CACHE_DISABLE", "true");
    kept.put("NO_AT_BRIDGE", "1");
    return kept;
  }

  @Override
  public String version() {
    return files.version();
  }

  @Override
  public EngineProcess start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(natives.toFile());
    return EngineProcess.start(builder);
  }

  List<String> words() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(flags());
    java.add("-cp");
    java.add(
        String.join(File.pathSeparator, files.classPath().stream().map(Path::toString).toList()));
    java.add(MAIN);
    return sandbox.around(java, new Sandbox.View(readable()));
  }

  private List<String> flags() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return List.of(
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + (windows ? "NUL" : "/dev/null"),
        "-XX:+DisableAttachMechanism",
        "-Djava.io.tmpdir=" + NOWHERE,
        "-Duser.home=" + NOWHERE,
        "-Djavafx.cachedir=" + natives,
        "-Dprism.order=sw",
        "-Dfile.encoding=UTF-8");
  }

  private List<Path> readable() {
    List<Path> readable = new ArrayList<>(files.classPath());
    readable.add(natives);
    readable.add(Path.of(System.getProperty("java.home")).toAbsolutePath());
    if (environment.containsKey("XAUTHORITY")) {
      readable.add(Path.of(environment.get("XAUTHORITY")));
    }
    if (environment.containsKey("XDG_RUNTIME_DIR") && environment.containsKey("WAYLAND_DISPLAY")) {
      readable.add(
          Path.of(environment.get("XDG_RUNTIME_DIR"), environment.get("WAYLAND_DISPLAY")));
    }
    return readable;
  }
}
