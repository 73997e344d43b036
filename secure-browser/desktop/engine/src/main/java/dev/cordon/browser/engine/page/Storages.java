package dev.cordon.browser.engine.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code localStorage} in memory, for as long as this process lives: by origin, 5 MiB each (HTML,
 * section 12.2). In the window's thread only.
 */
public final class Storages {
  /** Names and values together, two bytes a character. */
  static final int QUOTA_CHARS = (5 << 20) / 2;

  private final Map<String, Area> areas = new HashMap<>();
  private final List<PageView> listeners = new ArrayList<>();

  /** The pages that hear of it when something is kept. */
  List<PageView> listeners() {
    return listeners;
  }

  Area of(String origin) {
    return areas.computeIfAbsent(origin, unused -> new Area());
  }

  /** What one origin keeps. */
  static final class Area {
    private final Map<String, String> items = new LinkedHashMap<>();
    private long chars;

    Optional<String> get(String name) {
      return Optional.ofNullable(items.get(name));
    }

    List<String> names() {
      return List.copyOf(items.keySet());
    }

    /** Whether it fits. */
    boolean set(String name, String value) {
      String before = items.get(name);
      long after =
          chars + value.length() + (before == null ? name.length() : -(long) before.length());
      if (after > QUOTA_CHARS) {
        return false;
      }
      chars = after;
      items.put(name, value);
      return true;
    }

    void remove(String name) {
      String before = items.remove(name);
      chars -= before == null ? 0 : (long) before.length() + name.length();
    }

    void clear() {
      items.clear();
      chars = 0;
    }
  }
}
