package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.Derivation;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A domain of an open container; of no use once that area is closed or the domain shred. */
final class OpenDomain implements Domain {
  private static final byte[] NO_SALT = new byte[0];

  private final String name;
  private final String slot;
  private final Path directory;
  private final OpenArea area;
  private final Anchors anchors;
  private final Guard guard;
  private final Expiry expiry;
  private final Consumer<Reason.Code> damage;

  /** Throws with the reason if the container is not open any more. */
  interface Guard {
    void check() throws ContainerException;
  }

  OpenDomain(
      String name,
      String slot,
      Path directory,
      OpenArea area,
      Anchors anchors,
      Guard guard,
      Expiry expiry,
      Consumer<Reason.Code> damage) {
    this.name = name;
    this.slot = slot;
    this.directory = directory;
    this.area = area;
    this.anchors = anchors;
    this.guard = guard;
    this.expiry = expiry;
    this.damage = damage;
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
      if (area.isOpen(name)) {
        return Derivation.derive(area.dataKey(name), NO_SALT, "cordon/domain-key/v1/" + purpose);
      }
    }
    throw closed();
  }

  @Override
  public Registration closeOnLock(Closeable resource) throws ContainerException {
    guard.check();
    if (!area.add(resource, name)) {
      throw closed();
    }
    return () -> area.remove(resource);
  }

  @Override
  public <T extends Closeable> T shared(Class<T> kind, Opening<T> opening) throws IOException {
    guard.check();
    if (!area.isOpen(name)) {
      throw closed(); // opened again meanwhile, but not for this one
    }
    return area.shared(name).get(kind, opening, this, this::closeOnLock);
  }

  @Override
  public Optional<byte[]> anchor(String what) {
    return anchors.get(slot, what);
  }

  @Override
  public void anchor(String what, byte[] value) {
    anchors.put(slot, what, value);
  }

  @Override
  public void damageFound(Reason.Code why) {
    damage.accept(why);
  }

  @Override
  public Expiry expiry() {
    return expiry;
  }

  private static ContainerException closed() {
    return Closures.exception(Closures.LOCKED);
  }
}
