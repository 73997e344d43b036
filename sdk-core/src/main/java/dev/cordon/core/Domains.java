package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.wipe.Deletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The domains of a container: made on first use, shred one by one. The container's lock is held.
 */
final class Domains {
  private final ControlStore control;
  private final DomainSlots slots;
  private final Path data;
  private final Anchors anchors;
  private final Leftovers leftovers;
  private final Expirations expirations;

  Domains(ControlStore control, DomainSlots slots, Path data, Expirations expirations) {
    this.control = control;
    this.slots = slots;
    this.data = data;
    this.expirations = expirations;
    this.anchors = new Anchors(control);
    this.leftovers = new Leftovers(data, () -> control.get().domains().values());
  }

  Domain open(String name, OpenArea area, OpenDomain.Guard guard) throws ContainerException {
    String slot = control.get().domains().get(name);
    if (slot == null) {
      slot = UUID.randomUUID().toString();
      area.put(name, slots.create(slot, area.containerKey()));
      String created = slot;
      control.update(draft -> draft.domain(name, created));
    } else if (!area.has(name)) {
      area.put(name, slots.open(slot, name, area.containerKey()));
    }
    Expiry expiry = new OpenExpiry(name, area, expirations, leftovers, guard);
    return new OpenDomain(name, slot, directory(slot), area, anchors, guard, expiry);
  }

  /**
   * Destroys a domain: its name and its key, in milliseconds; its ciphertext follows beside other
   * work. A kill in between is made up for at the next start.
   */
  void shred(String name, Optional<OpenArea> area) throws ContainerException {
    String slot = control.get().domains().get(name);
    if (slot == null) {
      return;
    }
    area.ifPresent(open -> open.close(name));
    anchors.forget(slot);
    boolean forgotten = forget(name);
    slots.destroy(slot);
    if (!forgotten) {
      Deletion.of(data.resolve(slot)); // makes room
      control.update(draft -> draft.forget(name));
    }
    leftovers.remove();
  }

  /** A medium without room keeps no key from being destroyed. */
  private boolean forget(String name) {
    try {
      control.update(draft -> draft.forget(name));
      return true;
    } catch (ContainerException full) {
      return false;
    }
  }

  /** What a kill left behind. */
  void settle() throws ContainerException {
    Set<String> inUse = new HashSet<>(control.get().domains().values());
    inUse.addAll(control.get().days().values());
    slots.keepOnly(inUse);
    expirations.settle();
    leftovers.remove();
  }

  /** What the domains must not fall behind. */
  Anchors anchors() {
    return anchors;
  }

  /** Ciphertext without keys. */
  Leftovers leftovers() {
    return leftovers;
  }

  private Path directory(String slot) throws ContainerException {
    try {
      return Files.createDirectories(data.resolve(slot));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }
}
