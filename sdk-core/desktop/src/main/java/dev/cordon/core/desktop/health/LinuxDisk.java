package dev.cordon.core.desktop.health;

import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether dm-crypt lies under a directory. If none is found nobody knows: disks that encrypt
 * themselves, other file systems' own encryption and a virtual machine's host do not show here.
 */
final class LinuxDisk {
  private static final int MAX_LAYERS = 8;

  private final Path mountInfo;
  private final Path blocks;
  private final Path directory;

  /** A line of {@code /proc/self/mountinfo} (proc(5)): device number and mount point. */
  private record Mount(String device, Path point) {}

  /**
   * @param mountInfo {@code /proc/self/mountinfo}
   * @param blocks {@code /sys/dev/block}
   * @param directory what is asked about; it need not exist yet
   */
  LinuxDisk(Path mountInfo, Path blocks, Path directory) {
    this.mountInfo = mountInfo;
    this.blocks = blocks;
    this.directory = directory;
  }

  Signal encryption() {
    try {
      Optional<Mount> mount = mount(existing(directory));
      if (mount.isPresent() && isEncrypted(blocks.resolve(mount.get().device()), 0)) {
        return Signal.ok(Evidence.STORAGE_ENCRYPTED);
      }
      return Signal.unknown(mount.isPresent() ? Evidence.NO_SIGNS : Evidence.NOT_MEASURED);
    } catch (IOException | RuntimeException noLinux) {
      return Signal.unknown(Evidence.NOT_MEASURED);
    }
  }

  private static Path existing(Path directory) throws IOException {
    Path path = directory.toAbsolutePath().normalize();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path.toRealPath();
  }

  /** Of mounts one above the other the last, of one within the other the innermost counts. */
  private Optional<Mount> mount(Path path) throws IOException {
    Mount best = null;
    for (String line : Files.readAllLines(mountInfo, StandardCharsets.ISO_8859_1)) {
      String[] fields = line.split(" ", -1);
      if (fields.length > 5) {
        Mount mount = new Mount(fields[2], Path.of(fields[4].replace("\\040", " ")));
        boolean inner = best == null || mount.point().getNameCount() >= best.point().getNameCount();
        if (path.startsWith(mount.point()) && inner) {
          best = mount;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** dm-crypt itself, or logical volumes of which every part lies on it. */
  private static boolean isEncrypted(Path block, int layer) throws IOException {
    Path uuid = block.resolve("dm/uuid");
    if (Files.exists(uuid) && Files.readString(uuid).startsWith("CRYPT-")) {
      return true;
    }
    List<Path> below = below(block.resolve("slaves"));
    if (below.isEmpty() || layer == MAX_LAYERS) {
      return false;
    }
    for (Path part : below) {
      if (!isEncrypted(part, layer + 1)) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> below(Path slaves) throws IOException {
    if (!Files.isDirectory(slaves)) {
      return List.of();
    }
    try (Stream<Path> parts = Files.list(slaves)) {
      return parts.collect(Collectors.toList());
    }
  }
}
