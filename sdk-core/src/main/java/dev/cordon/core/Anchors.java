package dev.cordon.core;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.WorkTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the domains must not fall behind. New values wait in memory until the container locks: to
 * keep each at once would cost two keys of the vault every time. Safe for many threads.
 */
final class Anchors {
  private static final int MOST_BYTES = 1024;

  private final ControlStore control;
  private final Map<String, Bytes> waiting = new HashMap<>(); // guarded by this

  Anchors(ControlStore control) {
    this.control = control;
  }

  synchronized Optional<byte[]> get(String slot, String what) {
    String key = slot + "/" + what;
    Bytes value = waiting.getOrDefault(key, control.get().anchors().get(key));
    return Optional.ofNullable(value).map(Bytes::toByteArray);
  }

  synchronized void put(String slot, String what, byte[] value) {
    if (value.length > MOST_BYTES) {
      throw new IllegalArgumentException("an anchor is at most " + MOST_BYTES + " bytes");
    }
    waiting.put(slot + "/" + what, Bytes.copyFrom(value));
  }

  private boolean isThere(String slot) {
    return control.get().domains().containsValue(slot);
  }

  /** Nothing of {@code slot} waits any more. */
  synchronized void forget(String slot) {
    waiting.keySet().removeIf(key -> key.startsWith(slot + "/"));
  }

  /**
   * Keeps what waits, of domains that are still there: after a wipe nothing is; and the time. The
   * container's lock is held.
   */
  synchronized void save(WorkTime time) throws ContainerException {
    waiting.keySet().removeIf(key -> !isThere(key.substring(0, key.indexOf('/'))));
    if (!waiting.isEmpty()) {
      Map<String, Bytes> all = new HashMap<>(waiting);
      control.update(
          draft -> {
            all.forEach(draft::anchor);
            return draft.noted(time.note());
          });
      waiting.clear();
    } else {
      time.remember();
    }
  }
}
