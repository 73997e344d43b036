package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Volume;
import java.lang.ref.WeakReference;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The locks on files of one file system. They hold inside the process, which is all there is: no
 * second process has the container open. Safe for many threads.
 */
final class FileLocks {
  /**
   * A file that can be locked.
   *
   * @param volume told apart by identity: after an unlock it is another one, and the locks of
   *     channels that ended with the old one are in nobody's way
   */
  record Key(Volume volume, long node) {}

  /** Guarded by this. A channel keeps its locks, so those of a forgotten one vanish with it. */
  private final List<WeakReference<WorkLock>> held = new ArrayList<>();

  /** Enters {@code wanted} unless a valid lock of its file overlaps. */
  synchronized void add(WorkLock wanted) {
    held.removeIf(reference -> isGone(reference.get()));
    for (WeakReference<WorkLock> reference : held) {
      WorkLock other = reference.get();
      if (other != null && other.standsAgainst(wanted)) {
        throw new OverlappingFileLockException();
      }
    }
    held.add(new WeakReference<>(wanted));
  }

  private static boolean isGone(@Nullable WorkLock lock) {
    return lock == null || !lock.isValid();
  }
}
