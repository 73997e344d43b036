package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.DomainSlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The domains of an open container, made on first use. The container's lock is held. */
final class Domains {
  private final ControlStore control;
  private final DomainSlots slots;
  private final Path data;

  Domains(ControlStore control, DomainSlots slots, Path data) {
    this.control = control;
    this.slots = slots;
    this.data = data;
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
    return new OpenDomain(name, directory(slot), area, guard);
  }

  private Path directory(String slot) throws ContainerException {
    try {
      return Files.createDirectories(data.resolve(slot));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }
}
