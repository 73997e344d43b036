package dev.cordon.core;

import dev.cordon.core.audit.Note;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
      area.put(name, slotOf(slot, name, area));
    }
    Expiry expiry = new OpenExpiry(name, area, expirations, leftovers, guard);
    return new OpenDomain(name, slot, directory(slot), area, anchors, guard, expiry, this::damage);
  }

  private SecretBytes slotOf(String slot, String name, OpenArea area) throws ContainerException {
    try {
      return slots.open(slot, name, area.containerKey());
    } catch (ContainerDamagedException e) {
      damage(e.reason().code());
      throw e;
    }
  }

  /**
   * Destroys a domain: its name and its key, in milliseconds; its ciphertext follows beside other
   * work. A kill in between is made up for at the next start.
   */
  void shred(String name, Optional<OpenArea> area) throws ContainerException {
    if (control.get().domains().containsKey(name)) {
      end(List.of(name), area, draft -> draft);
      leftovers.remove();
    }
  }

  /** The domain called {@code name}, and all below it: whose names begin with it and a slash. */
  List<String> from(String name) {
    return control.get().domains().keySet().stream()
        .filter(each -> each.equals(name) || each.startsWith(name + "/"))
        .sorted()
        .collect(Collectors.toList());
  }

  /**
   * Destroys names and keys of domains.
   *
   * @param also is written down together with their end
   */
  void end(List<String> names, Optional<OpenArea> area, UnaryOperator<ControlState.Draft> also)
      throws ContainerException {
    List<String> ended = new ArrayList<>();
    for (String name : names) {
      area.ifPresent(open -> open.close(name));
      ended.add(control.get().domains().get(name));
    }
    ended.forEach(anchors::forget);
    boolean written = write(names, also);
    if (!written) {
      ended.forEach(slots::tryToMark); // so that the next start can tell this from damage
    }
    slots.destroy(ended);
    if (!written) {
      ended.forEach(leftovers::remove); // makes room
      control.update(draft -> also.apply(forget(names, draft)));
    }
  }

  /** A medium without room keeps no key from being destroyed. */
  private boolean write(List<String> names, UnaryOperator<ControlState.Draft> also) {
    try {
      control.update(draft -> also.apply(forget(names, draft)));
      return true;
    } catch (ContainerException full) {
      return false;
    }
  }

  private static ControlState.Draft forget(List<String> names, ControlState.Draft draft) {
    names.forEach(draft::forget);
    return draft;
  }

  /** What a kill left behind. */
  void settle() throws ContainerException {
    endUnwritten();
    expirations.days().endUnwritten();
    Set<String> inUse = new HashSet<>(control.get().domains().values());
    inUse.addAll(control.get().days().values());
    slots.keepOnly(inUse);
    expirations.settle();
    leftovers.remove();
  }

  /** Domains whose end could not be written down while the medium was full. */
  private void endUnwritten() throws ContainerException {
    List<String> unwritten = new ArrayList<>();
    for (Map.Entry<String, String> domain : control.get().domains().entrySet()) {
      if (slots.isEnded(domain.getValue())) {
        unwritten.add(domain.getKey());
      }
    }
    if (!unwritten.isEmpty()) {
      end(unwritten, Optional.empty(), draft -> draft);
    }
  }

  /** What the domains must not fall behind. */
  Anchors anchors() {
    return anchors;
  }

  /** Ciphertext without keys. */
  Leftovers leftovers() {
    return leftovers;
  }

  private void damage(Reason.Code why) {
    control.notes().add(Note.of(AuditCode.TAMPER_FOUND, why));
  }

  private Path directory(String slot) throws ContainerException {
    try {
      return Files.createDirectories(data.resolve(slot));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }
}
