package dev.cordon.core.android.clipboard;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A container's own clipboard (requirement F2): text in memory that no other app sees, gone when
 * the container is locked or wiped. Safe for many threads.
 */
public final class ContainerClipboard {
  private static final Map<Container, ContainerClipboard> ALL =
      Collections.synchronizedMap(new WeakHashMap<>());

  private record Kept(String text, long atMillis) {}

  private volatile @Nullable Kept kept;

  private ContainerClipboard() {}

  /** The one clipboard of {@code container}. */
  public static ContainerClipboard of(Container container) {
    return ALL.computeIfAbsent(container, ContainerClipboard::attached);
  }

  private static ContainerClipboard attached(Container container) {
    ContainerClipboard clipboard = new ContainerClipboard();
    container.onStateChange(clipboard::changed);
    return clipboard;
  }

  private void changed(ContainerState state) {
    if (!(state instanceof ContainerState.Open)) {
      clear();
    }
  }

  /** Keeps {@code text} instead of what was kept before. */
  void keep(String text) {
    kept = new Kept(text, System.currentTimeMillis());
  }

  /** Forgets what is kept. */
  void clear() {
    kept = null;
  }

  /** What is kept, unless it is older than {@code systemMillis}, the time of the system's. */
  Optional<String> newerThan(long systemMillis) {
    return Optional.ofNullable(kept)
        .filter(text -> text.atMillis >= systemMillis)
        .map(text -> text.text);
  }
}
