package dev.cordon.browser.desktop.process;

import dev.cordon.policy.protocol.ProtectionLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What stands around the engine's process on this system, found out by trying it: on Linux
 * bubblewrap if it is there and works, else the namespaces of {@code unshare}, else limits alone.
 * macOS and Windows: nothing yet, and said so.
 */
public final class Sandbox {
  // Inside of any other walls: nothing may be written to a file, and no core.
  private static final List<String> LIMITS =
      List.of("/bin/sh", "-c", "ulimit -c 0 && ulimit -f 0 && exec \"$0\" \"$@\"");
  private static final List<String> NAMESPACES =
      List.of(
          "unshare",
          "--user",
          "--map-current-user",
          "--net",
          "--pid",
          "--fork",
          "--kill-child",
          "--mount-proc");
  private static final List<String> NETWORK_ONLY =
      List.of("unshare", "--user", "--map-current-user", "--net");

  private final Kind kind;

  /** How the walls are built. */
  public enum Kind {
    BUBBLEWRAP,
    NAMESPACES,
    NETWORK_NAMESPACE,
    LIMITS,
    NONE
  }

  private static Set<EngineProtection> enforcedBy(Kind kind) {
    return switch (kind) {
      case BUBBLEWRAP -> Set.of(EngineProtection.values());
      case NAMESPACES ->
          Set.of(
              EngineProtection.NO_NETWORK,
              EngineProtection.NO_WRITING,
              EngineProtection.NO_FOREIGN_PROCESSES,
              EngineProtection.NO_CORE_DUMP);
      case NETWORK_NAMESPACE ->
          Set.of(
              EngineProtection.NO_NETWORK,
              EngineProtection.NO_WRITING,
              EngineProtection.NO_CORE_DUMP);
      case LIMITS -> Set.of(EngineProtection.NO_WRITING, EngineProtection.NO_CORE_DUMP);
      case NONE -> Set.of();
    };
  }

  private Sandbox(Kind kind) {
    this.kind = kind;
  }

  /** The strongest that works here; tries each once, for at most some seconds. */
  public static Sandbox probe() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    if (linux) {
      for (Kind each : Kind.values()) {
        Sandbox sandbox = new Sandbox(each);
        if (each != Kind.NONE && Trial.succeeds(sandbox.around(List.of("/bin/true"), View.BARE))) {
          return sandbox;
        }
      }
    }
    return new Sandbox(Kind.NONE);
  }

  /** One that is known to work, or none. */
  static Sandbox of(Kind kind) {
    return new Sandbox(kind);
  }

  public Kind kind() {
    return kind;
  }

  /** Each protection as it really holds. */
  public Map<EngineProtection, ProtectionLevel> protections() {
    Map<EngineProtection, ProtectionLevel> levels = new EnumMap<>(EngineProtection.class);
    Set<EngineProtection> enforced = enforcedBy(kind);
    for (EngineProtection each : EngineProtection.values()) {
      levels.put(
          each, enforced.contains(each) ? ProtectionLevel.ENFORCED : ProtectionLevel.UNAVAILABLE);
    }
    // Everywhere the engine has no code that opens a connection, writes, or dumps; that is ours to
    // promise, not the system's to enforce.
    levels.replace(
        EngineProtection.NO_NETWORK, ProtectionLevel.UNAVAILABLE, ProtectionLevel.BEST_EFFORT);
    levels.replace(
        EngineProtection.NO_WRITING, ProtectionLevel.UNAVAILABLE, ProtectionLevel.BEST_EFFORT);
    levels.replace(
        EngineProtection.NO_CORE_DUMP, ProtectionLevel.UNAVAILABLE, ProtectionLevel.BEST_EFFORT);
    return Map.copyOf(levels);
  }

  /**
   * {@code command} within the walls.
   *
   * @param view what it may see of the files, where the walls hide them
   */
  List<String> around(List<String> command, View view) {
    List<String> whole = new ArrayList<>();
    switch (kind) {
      case BUBBLEWRAP -> whole.addAll(Bubblewrap.around(view));
      case NAMESPACES -> whole.addAll(NAMESPACES);
      case NETWORK_NAMESPACE -> whole.addAll(NETWORK_ONLY);
      case LIMITS, NONE -> {}
    }
    if (kind != Kind.NONE) {
      whole.addAll(LIMITS);
    }
    whole.addAll(command);
    return whole;
  }

  /**
   * What the process needs to see.
   *
   * @param readable files and directories, such as its jars
   */
  record View(List<Path> readable) {
    static final View BARE = new View(List.of());
  }
}
