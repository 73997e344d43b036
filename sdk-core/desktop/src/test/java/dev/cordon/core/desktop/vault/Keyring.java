package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.freedesktop.dbus.DBusPath;

/**
 * GNOME Keyring on a session bus of this test's own, in a home of its own: nothing of the user's
 * session is touched. Without the two programs a test is skipped; {@code -Dcordon.require=all}
 * fails it.
 */
final class Keyring implements Closeable {
  private static final String PASSWORD = "the user's login password";
  private static final DBusPath LOGIN = new DBusPath("/org/freedesktop/secrets/collection/login");
  private final Path home;
  private final Path socket;
  private Process bus;
  private Process daemon;

  private Keyring(Path home, Path socket, Process bus, Process daemon) {
    this.home = home;
    this.socket = socket;
    this.bus = bus;
    this.daemon = daemon;
  }

  /** A running, unlocked keyring below {@code home}. */
  static Keyring start(Path home) throws Exception {
    // The path of a socket may have 107 characters only.
    Path socket = Files.createTempDirectory(Path.of("/tmp"), "cordon-bus").resolve("bus");
    Process bus = bus(home, socket);
    try {
      Keyring keyring = new Keyring(home, socket, bus, daemon(home, socket));
      keyring.awaitService();
      return keyring;
    } catch (Exception | Error e) {
      bus.destroyForcibly();
      throw e;
    }
  }

  private static Process bus(Path home, Path socket) throws Exception {
    Path config = home.resolve("bus.conf");
    Files.writeString(
        config,
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>session</type><listen>unix:path=SOCKET</listen><auth>EXTERNAL</auth>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
        """
            .replace("SOCKET", socket.toString()));
    Process bus =
        launch(List.of("dbus-daemon", "--config-file=" + config, "--nofork"), home, socket);
    for (int i = 0; i < 1000 && !Files.exists(socket); i++) {
      Thread.sleep(10);
    }
    assertTrue(Files.exists(socket), "the session bus did not start");
    return bus;
  }

  private static Process daemon(Path home, Path socket) throws IOException {
    Process daemon =
        launch(
            List.of("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"),
            home,
            socket);
    try (var in = daemon.getOutputStream()) {
      in.write(PASSWORD.getBytes(StandardCharsets.UTF_8));
    }
    return daemon;
  }

  private static Process launch(List<String> command, Path home, Path socket) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Path runtime = Files.createDirectories(home.resolve("run"));
    Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
    builder.environment().putAll(environment(socket));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    builder.environment().remove("DISPLAY"); // nobody is there to be asked
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException missing) {
      if (System.getProperty("cordon.require", "").equals("all")) {
        throw missing;
      }
      System.err.println("SKIPPED: the Secret Service is not tested, " + missing.getMessage());
      assumeTrue(false, command.get(0) + " is not installed (Debian: dbus, gnome-keyring)");
      throw missing;
    }
  }

  private static Map<String, String> environment(Path socket) {
    return Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
  }

  /** What a program of this session has in its environment. */
  Map<String, String> environment() {
    return environment(socket);
  }

  SecretServiceStore store() {
    return SecretServiceStore.of(environment(), 3_000);
  }

  /** A line of its own to the service. */
  Bus line() {
    return new SessionBus(SessionBus.address(environment()).orElseThrow(), 3_000, 10_000);
  }

  private void awaitService() throws Exception {
    for (int i = 0; i < 200; i++) {
      try {
        if (!Secrets.defaultCollection(line()).isEmpty()) {
          return;
        }
      } catch (BusFailure notYet) {
        // it is starting
      }
      Thread.sleep(50);
    }
    throw new AssertionError("the keyring did not start");
  }

  void lock() throws Exception {
    line()
        .call(
            "/org/freedesktop/secrets",
            "org.freedesktop.Secret.Service.Lock",
            "ao",
            (Object) new DBusPath[] {LOGIN});
  }

  /** As if the user had typed the password into the keyring's own window. */
  void unlock() throws Exception {
    Bus line = line();
    Object[] master = {
      line.session(), new byte[0], PASSWORD.getBytes(StandardCharsets.UTF_8), "text/plain"
    };
    line.call(
        "/org/freedesktop/secrets",
        "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword",
        "o(oayays)",
        LOGIN,
        master);
  }

  void freeze() throws Exception {
    signal("-STOP");
  }

  void thaw() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws Exception {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(daemon.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  void stopDaemon() throws Exception {
    daemon.destroyForcibly().waitFor();
  }

  void startDaemon() throws Exception {
    daemon = daemon(home, socket);
    awaitService();
  }

  void stopBus() throws Exception {
    stopDaemon();
    bus.destroyForcibly().waitFor();
    Files.deleteIfExists(socket);
  }

  void startBus() throws Exception {
    bus = bus(home, socket);
    startDaemon();
  }

  /** The keyring's files. */
  Path files() {
    return home.resolve("data").resolve("keyrings");
  }

  /** The keyring's files, copied to {@code backup}. */
  void backUp(Path backup) throws Exception {
    copy(files(), backup);
  }

  /** Puts back what {@link #backUp} copied, as a user who restores a backup of the home does. */
  void restore(Path backup) throws Exception {
    stopDaemon();
    copy(backup, files());
    startDaemon();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path each : (Iterable<Path>) all::iterator) {
        Files.copy(each, to.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() throws IOException {
    daemon.destroyForcibly();
    bus.destroyForcibly();
    Files.deleteIfExists(socket);
    Files.deleteIfExists(socket.getParent());
  }
}
