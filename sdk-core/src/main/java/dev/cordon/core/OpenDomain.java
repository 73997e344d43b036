package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.Derivation;
import dev.cordon.core.secret.SecretBytes;
import java.io.Closeable;
import java.nio.file.Path;

/** A domain of an open container; of no use once that area is closed. */
final class OpenDomain implements Domain {
  private static final byte[] NO_SALT = new byte[0];

  private final String name;
  private final Path directory;
  private final OpenArea area;
  private final Guard guard;

  /** Throws with the reason if the container is not open any more. */
  interface Guard {
    void check() throws ContainerException;
  }

  OpenDomain(String name, Path directory, OpenArea area, Guard guard) {
    this.name = name;
    this.directory = directory;
    this.area = area;
    this.guard = guard;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public SecretBytes key(String purpose) throws ContainerException {
    guard.check();
    synchronized (area) {
      if (!area.isClosed()) {
        return Derivation.derive(area.dataKey(name), NO_SALT, "cordon/domain-key/v1/" + purpose);
      }
    }
    throw closed();
  }

  @Override
  public Registration closeOnLock(Closeable resource) throws ContainerException {
    guard.check();
    if (!area.add(resource)) {
      throw closed();
    }
    return () -> area.remove(resource);
  }

  private static ContainerException closed() {
    return Closures.exception(Closures.LOCKED);
  }
}
