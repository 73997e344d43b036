package dev.cordon.core;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The one object of each kind that the users of an open domain share. What a domain's monitor
 * guards is made while it is held; nothing that closes a domain waits for it.
 */
final class Sharing {
  /** Puts a new object on the list of what closes on lock, or throws. */
  interface Watch {
    void over(Closeable made) throws IOException;
  }

  private final Map<Class<?>, Closeable> made = new HashMap<>(); // guarded by this

  synchronized <T extends Closeable> T get(
      Class<T> kind, Domain.Opening<T> opening, Domain domain, Watch watch) throws IOException {
    Closeable known = made.get(kind);
    if (known != null) {
      return kind.cast(known);
    }
    T fresh = opening.open(domain);
    try {
      watch.over(fresh);
    } catch (IOException locked) {
      fresh.close();
      throw locked;
    }
    made.put(kind, fresh);
    return fresh;
  }
}
