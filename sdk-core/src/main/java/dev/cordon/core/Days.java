package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.secret.SecretBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A key for each day on which something expires, kept like a domain's: in a slot under a key of the
 * vault, whose name says nothing of the day. {@link #open} is for many threads; the rest holds the
 * container's lock.
 */
final class Days {
  private final ControlStore control;
  private final DomainSlots slots;

  Days(ControlStore control, DomainSlots slots) {
    this.control = control;
    this.slots = slots;
  }

  static LocalDate of(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether anything is to expire. */
  boolean isAny() {
    return !control.get().days().isEmpty();
  }

  /** Makes the key of {@code day}, if there is none yet. */
  void reserve(LocalDate day, Instant now, OpenArea area) throws ContainerException {
    if (control.get().days().containsKey(day)) {
      return;
    }
    String slot = UUID.randomUUID().toString();
    try (SecretBytes key = slots.create(slot, area.containerKey())) {
      control.update(draft -> draft.day(day, slot).noted(now));
      area.putDay(day, SecretBytes.owning(key.copy()));
    }
  }

  /** Brings the key of {@code day} into {@code area}; whether there is one. */
  boolean open(LocalDate day, OpenArea area) throws ContainerException {
    String slot = control.get().days().get(day);
    if (slot == null || area.hasDay(day)) {
      return slot != null;
    }
    Optional<SecretBytes> containerKey = area.copyOfContainerKey();
    if (!containerKey.isPresent()) {
      throw Closures.exception(Closures.LOCKED);
    }
    try (SecretBytes wrapping = containerKey.get()) {
      area.putDay(day, slots.open(slot, "day", wrapping));
    } catch (ContainerException e) {
      if (control.get().days().containsKey(day)) {
        throw e;
      }
    }
    if (!control.get().days().containsKey(day)) {
      area.closeDay(day); // it ended meanwhile
    }
    return area.hasDay(day);
  }

  /**
   * Destroys the keys of all days that are over at {@code now}. A kill in between is made up for at
   * the next start; so is a vault that does not answer.
   *
   * @return whether there were any
   */
  boolean end(Instant now, Optional<OpenArea> area) throws ContainerException {
    SortedMap<LocalDate, String> over = new TreeMap<>(control.get().days()).headMap(of(now));
    if (over.isEmpty()) {
      return false;
    }
    Map<LocalDate, String> ended = new TreeMap<>(over);
    area.ifPresent(open -> ended.keySet().forEach(open::closeDay));
    boolean forgotten = forget(ended, now);
    for (String slot : ended.values()) {
      slots.destroy(slot);
    }
    if (!forgotten) {
      control.update(draft -> draft.daysOver(ended.keySet()).noted(now));
    }
    return true;
  }

  /** A medium without room keeps no key from being destroyed. */
  private boolean forget(Map<LocalDate, String> ended, Instant now) {
    try {
      control.update(draft -> draft.daysOver(ended.keySet()).noted(now));
      return true;
    } catch (ContainerException full) {
      return false;
    }
  }
}
