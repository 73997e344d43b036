package dev.cordon.core.android.keystore;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of one container's keys among all keys of the app: {@code dev.cordon/CONTAINER/ALIAS}.
 *
 * @param prefix what they begin with
 */
record Names(String prefix) {
  static Names of(String container) {
    return new Names("dev.cordon/" + container + "/");
  }

  String inKeystore(String alias) {
    return prefix + alias;
  }

  /**
   * A key that is always there once there was any. Its name sorts behind all others, as the
   * Keystore lists them, so that whoever sees it has seen all.
   */
  String sentinel() {
    return prefix + "~";
  }

  /** The container's aliases among {@code listed}; empty if the sentinel is not among them. */
  Optional<Set<String>> aliases(Iterable<String> listed) {
    Set<String> aliases = new TreeSet<>();
    boolean whole = false;
    for (String name : listed) {
      if (name.equals(sentinel())) {
        whole = true;
      } else if (name.startsWith(prefix)) {
        aliases.add(name.substring(prefix.length()));
      }
    }
    return whole ? Optional.of(Collections.unmodifiableSet(aliases)) : Optional.empty();
  }
}
