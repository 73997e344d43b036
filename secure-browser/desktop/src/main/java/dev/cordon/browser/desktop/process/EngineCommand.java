package dev.cordon.browser.desktop.process;

import dev.cordon.policy.protocol.ProtectionLevel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

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
  private final Map<String, String> environment;
  private final Supplier<Sandbox> probe;
  private Optional<Sandbox> sandbox = Optional.empty(); // guarded by this
  private boolean unpacked; // guarded by this

  /**
   * @param directory where the engine's native libraries may lie; nothing else is ever put there
   * @param environment the app's own, of which little is passed on
   * @param probe finds out what the system can do; asked once, when it is first needed
   */
  public EngineCommand(
      EngineFiles files, Path directory, Map<String, String> environment, Supplier<Sandbox> probe) {
    this.files = files;
    this.natives = directory.toAbsolutePath().resolve("javafx-" + files.version());
    this.environment = cut(environment);
    this.probe = probe;
  }

  private static Map<String, String> cut(Map<String, String> environment) {
    Map<String, String> kept = new TreeMap<>();
    for (String name : KEPT) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        kept.put(name, value);
      }
    }
    // The X server's ticket lies in the home that the engine is not told.
    Path ticket = Path.of(environment.getOrDefault("HOME", NOWHERE), ".Xauthority");
    if (Files.isRegularFile(ticket)) {
      kept.putIfAbsent("XAUTHORITY", ticket.toString());
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
  public String injectedScript() {
    return files.injectedScript();
  }

  @Override
  public synchronized Map<EngineProtection, ProtectionLevel> protections() {
    return sandbox().protections();
  }

  /** The monitor is held. */
  private Sandbox sandbox() {
    if (!sandbox.isPresent()) {
      sandbox = Optional.of(probe.get());
    }
    return sandbox.get();
  }

  @Override
  public EngineProcess start() throws IOException {
    prepare();
    ProcessBuilder builder = new ProcessBuilder(words());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(natives.toFile());
    return EngineProcess.start(builder);
  }

  private synchronized void prepare() throws IOException {
    if (!unpacked) {
      NativeLibraries.unpack(files.jars(), natives);
      unpacked = true;
    }
  }

  synchronized List<String> words() {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(flags());
    java.add("-cp");
    java.add(
        String.join(File.pathSeparator, files.classPath().stream().map(Path::toString).toList()));
    java.add(MAIN);
    return sandbox().around(java, new Sandbox.View(readable()));
  }

  private List<String> flags() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return List.of(
        "-Xmx256m",
        "-XX:+UseSerialGC",
        // The pages' own scripts are not Java's: what the second compiler costs never comes back.
        "-XX:TieredStopAtLevel=1",
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
      readable.add(Path.of(environment.get("XDG_RUNTIME_DIR"), environment.get("WAYLAND_DISPLAY")));
    }
    return readable;
  }
}
