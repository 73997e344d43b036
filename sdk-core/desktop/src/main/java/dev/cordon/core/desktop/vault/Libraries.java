package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.VaultUnavailableException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Libraries of the system that may fail to load. */
final class Libraries {
  private Libraries() {}

  static <T> Optional<T> load(Supplier<T> library) {
    try {
      return Optional.of(library.get());
    } catch (LinkageError notHere) {
      return Optional.empty();
    }
  }

  static VaultUnavailableException missing() {
    return new VaultUnavailableException(new IOException("the system's library did not load"));
  }
}
