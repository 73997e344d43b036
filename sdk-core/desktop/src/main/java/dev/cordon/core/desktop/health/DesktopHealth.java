package dev.cordon.core.desktop.health;

import static dev.cordon.policy.protocol.health.HealthCheck.APP_TAMPERED;
import static dev.cordon.policy.protocol.health.HealthCheck.ATTESTATION;
import static dev.cordon.policy.protocol.health.HealthCheck.DEBUGGABLE;
import static dev.cordon.policy.protocol.health.HealthCheck.DEVELOPER_OPTIONS;
import static dev.cordon.policy.protocol.health.HealthCheck.EMULATOR;
import static dev.cordon.policy.protocol.health.HealthCheck.ROOTED;
import static dev.cordon.policy.protocol.health.HealthCheck.SCREEN_LOCK_MISSING;
import static dev.cordon.policy.protocol.health.HealthCheck.STORAGE_UNENCRYPTED;
import static dev.cordon.policy.protocol.health.HealthCheck.USB_DEBUGGING;

import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a desktop. Whoever owns the machine can make it say anything: this finds mistakes
 * and not attackers. No program is started and nothing personal is read.
 */
public final class DesktopHealth implements DeviceHealth {
  private static final Signal NOT_MEASURED = Signal.unknown(Evidence.NOT_MEASURED);
  private static final Signal NOT_HERE = Signal.ok(Evidence.NOT_HERE);

  private final LinuxDisk disk;
  private final LinuxBoard board;
  private final List<String> arguments;

  DesktopHealth(LinuxDisk disk, LinuxBoard board, List<String> arguments) {
    this.disk = disk;
    this.board = board;
    this.arguments = List.copyOf(arguments);
  }

  /** The health of this machine, with a container in {@code directory}. */
  public static DesktopHealth of(Path directory) {
    Path root = directory.toAbsolutePath().getRoot();
    return new DesktopHealth(
        new LinuxDisk(
            root.resolve("proc/self/mountinfo"), root.resolve("sys/dev/block"), directory),
        new LinuxBoard(root.resolve("sys/class/dmi/id")),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  @Override
  public Health measure() {
    Map<HealthCheck, Signal> signals = new EnumMap<>(HealthCheck.class);
    signals.put(ROOTED, NOT_MEASURED); // on a desktop the owner rules over all apps anyway
    signals.put(DEBUGGABLE, debuggable());
    signals.put(DEVELOPER_OPTIONS, NOT_HERE);
    signals.put(USB_DEBUGGING, NOT_HERE);
    signals.put(APP_TAMPERED, NOT_MEASURED); // until the app says what it should be: AppCode
    signals.put(EMULATOR, NOT_MEASURED); // many a work desktop is a virtual machine
    signals.put(SCREEN_LOCK_MISSING, NOT_MEASURED);
    signals.put(STORAGE_UNENCRYPTED, disk.encryption());
    signals.put(ATTESTATION, NOT_MEASURED); // nobody would verify it
    return new Health(signals, facts());
  }

  private Facts facts() {
    return Facts.NONE
        .withOs(System.getProperty("os.version", ""))
        .withDevice(board.manufacturer(), board.model());
  }

  /** A debugger that attaches later, without an agent at the start, is not seen. */
  private Signal debuggable() {
    boolean agent =
        arguments.stream()
            .anyMatch(
                argument ->
                    argument.startsWith("-agentlib:jdwp")
                        || argument.startsWith("-Xrunjdwp")
                        || argument.equals("-Xdebug"));
    return agent ? Signal.bad(Evidence.DEBUG_AGENT) : Signal.ok(Evidence.NO_SIGNS);
  }
}
