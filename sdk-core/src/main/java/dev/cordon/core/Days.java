package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.core.time.WorkTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
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
  private final WorkTime time;

  Days(ControlStore control, DomainSlots slots, WorkTime time) {
    this.control = control;
    this.slots = slots;
    this.time = time;
  }

  static LocalDate of(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether anything is to expire. */
  boolean isAny() {
    return !control.get().days().isEmpty();
  }

  /** Makes the key of {@code day}, if there is none yet. */
  void reserve(LocalDate day, OpenArea area) throws ContainerException {
    if (control.get().days().containsKey(day)) {
      return;
    }
    String slot = UUID.randomUUID().toString();
    try (SecretBytes key = slots.create(slot, area.containerKey())) {
      control.update(draft -> draft.day(day, slot).noted(time.note()));
      area.putDay(day, SecretBytes.owning(key.copy()));
    }
  }

  /** Brings the key of {@code day} into {@code area}; whether there is one. */
  boolean open(LocalDate day, OpenArea area) throws ContainerException {
    String slot = control.get().days().get(day);
    if (slot == null || area.hasDay(day)) {
      return slot != null;
    }
    Optional<ContainerKey> containerKey = area.copyOfContainerKey();
    if (!containerKey.isPresent()) {
      throw Closures.exception(Closures.LOCKED);
    }
    boolean again = false;
    try (ContainerKey wrapping = containerKey.get()) {
      area.putDay(day, slots.open(slot, "day", wrapping));
    } catch (ContainerException e) {
      again = area.isRenewedSince(containerKey.get()); // its slot was of the keys of before
      if (!again && control.get().days().containsKey(day)) {
        throw e;
      }
    }
    if (again) {
      return open(day, area);
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
    Map<LocalDate, String> over =
        new TreeMap<>(new TreeMap<>(control.get().days()).headMap(of(now)));
    if (!over.isEmpty()) {
      end(over, area);
    }
    return !over.isEmpty();
  }

  /** Ends days whose end was begun while the medium had no room to write it down. */
  void endUnwritten() throws ContainerException {
    Map<LocalDate, String> unwritten = new TreeMap<>();
    for (Map.Entry<LocalDate, String> day : control.get().days().entrySet()) {
      if (slots.isEnded(day.getValue())) {
        unwritten.put(day.getKey(), day.getValue());
      }
    }
    if (!unwritten.isEmpty()) {
      end(unwritten, Optional.empty()); // they were over, whatever the clock shows
    }
  }

  private void end(Map<LocalDate, String> ended, Optional<OpenArea> area)
      throws ContainerException {
    area.ifPresent(open -> ended.keySet().forEach(open::closeDay));
    boolean forgotten = forget(ended);
    if (!forgotten) {
      ended.values().forEach(slots::tryToMark); // so that the next start can tell it from damage
    }
    slots.destroy(ended.values());
    if (!forgotten) {
      control.update(draft -> draft.daysOver(ended.keySet()).noted(time.note()));
    }
  }

  /** A medium without room keeps no key from being destroyed. */
  private boolean forget(Map<LocalDate, String> ended) {
    try {
      control.update(draft -> draft.daysOver(ended.keySet()).noted(time.note()));
      return true;
    } catch (ContainerException full) {
      return false;
    }
  }
}
