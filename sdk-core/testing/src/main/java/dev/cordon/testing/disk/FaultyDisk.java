package dev.cordon.testing.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A directory of the real file system behind calls that fail when a test says so. Paths below
 * {@link #path} go through it; those of {@code java.nio.file.Files} on the real path do not. Safe
 * for many threads.
 */
public final class FaultyDisk {
  private static final int NEVER = Integer.MAX_VALUE;

  private final DiskFileSystem system = new DiskFileSystem(this);
  private final Path real;

  // All guarded by this.
  private final Set<Path> touched = new HashSet<>();
  private int changes;
  private int callsLeft = NEVER;
  private boolean lastTakesEffect;
  private int failsIn = NEVER;
  private int deletionsUntilRoom;
  private Predicate<Path> held = path -> false;
  private Predicate<Path> foreign = path -> false;
  private Predicate<Path> mounted = path -> false;

  /** The process died during a call: nothing may catch this and go on. */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What a call does to the disk. */
  enum Effect {
    /** Takes room: a new name, or a longer file. */
    GROWS,
    CHANGES,
    /** Changes nothing for whoever lives on; nobody dies of it, but it may fail. */
    FORCES,
    DELETES
  }

  /** A call that changes something. */
  interface Change<T> {
    T make() throws IOException;
  }

  private FaultyDisk(Path real) {
    this.real = real;
  }

  /** Over the real directory {@code real}, without faults to begin with. */
  public static FaultyDisk over(Path real) {
    return new FaultyDisk(real.toAbsolutePath());
  }

  /** The directory through this disk. */
  public Path path() {
    return new DiskPath(system, real);
  }

  /** How many changing calls there were. */
  public synchronized int changes() {
    return changes;
  }

  /** Real paths that changing calls named. */
  public synchronized Set<Path> touched() {
    return Set.copyOf(touched);
  }

  /** From now on {@code calls} changing calls begin; the last takes effect or not. */
  public synchronized FaultyDisk dieIn(int calls, boolean lastTakesEffect) {
    this.callsLeft = calls;
    this.lastTakesEffect = lastTakesEffect;
    return this;
  }

  /** The changing call after {@code calls} more fails, and that one alone. */
  public synchronized FaultyDisk failIn(int calls) {
    failsIn = calls;
    return this;
  }

  /** Full from now on, until so many files and directories were deleted. */
  public synchronized FaultyDisk fill(int deletionsUntilRoom) {
    this.deletionsUntilRoom = deletionsUntilRoom;
    return this;
  }

  /** Real paths that another process holds: they can be neither written nor deleted. */
  public synchronized FaultyDisk hold(Predicate<Path> held) {
    this.held = held;
    return this;
  }

  /** Real directories that pass for junctions of Windows: a directory, and "other". */
  public synchronized FaultyDisk junction(Predicate<Path> foreign) {
    this.foreign = foreign;
    return this;
  }

  /** Real directories that pass for another file system, laid over them. */
  public synchronized FaultyDisk mount(Predicate<Path> mounted) {
    this.mounted = mounted;
    return this;
  }

  /** Whether the process died. */
  public synchronized boolean isDead() {
    return callsLeft <= 0;
  }

  synchronized boolean isJunction(Path path) {
    return foreign.test(path);
  }

  synchronized boolean isMounted(Path path) {
    return mounted.test(path);
  }

  synchronized <T> T change(Path path, Effect effect, Change<T> call) throws IOException {
    callsLeft -= callsLeft == NEVER || effect == Effect.FORCES ? 0 : 1;
    if (callsLeft < 0 || (callsLeft == 0 && (!lastTakesEffect || effect == Effect.FORCES))) {
      throw new Death();
    }
    changes++;
    touched.add(path);
    refuse(path, effect);
    T made = call.make();
    deletionsUntilRoom -= effect == Effect.DELETES && deletionsUntilRoom > 0 ? 1 : 0;
    if (callsLeft == 0) {
      throw new Death();
    }
    return made;
  }

  private void refuse(Path path, Effect effect) throws IOException {
    if (failsIn != NEVER && failsIn-- == 0) {
      failsIn = NEVER;
      throw new FileSystemException(path.toString(), null, "Input/output error");
    } else if (held.test(path)) {
      throw new AccessDeniedException(path.toString());
    } else if (deletionsUntilRoom > 0 && effect == Effect.GROWS) {
      throw new FileSystemException(path.toString(), null, "No space left on device");
    }
  }
}
