package dev.cordon.core.deposit;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the control state keeps of deposits. Immutable; every change gives a new one.
 *
 * @param boxes by the slot of their domain
 */
public record DepositState(Map<String, DepositBox> boxes) {
  /** No domain takes deposits. */
  public static final DepositState NONE = new DepositState(Map.of());

  public DepositState {
    boxes = Map.copyOf(boxes);
  }

  /** The box of the domain in {@code slot}. */
  public Optional<DepositBox> box(String slot) {
    return Optional.ofNullable(boxes.get(slot));
  }

  /** The same with another box for the domain in {@code slot}, or with none. */
  public DepositState with(String slot, Optional<DepositBox> box) {
    Map<String, DepositBox> all = new HashMap<>(boxes);
    all.remove(slot);
    box.ifPresent(there -> all.put(slot, there));
    return new DepositState(all);
  }

  /** The same without the boxes of domains that are no more. */
  public DepositState keepOnly(Collection<String> slots) {
    Map<String, DepositBox> all = new HashMap<>(boxes);
    all.keySet().retainAll(slots);
    return new DepositState(all);
  }

  /** Whether so many more, with so many bytes of the medium, are within the bounds. */
  public boolean hasRoomFor(int more, long bytes) {
    return count() + more <= Deposits.MOST_WAITING && bytes() + bytes <= Deposits.MOST_BYTES;
  }

  private int count() {
    return boxes.values().stream().mapToInt(box -> box.waiting().size()).sum();
  }

  private long bytes() {
    return boxes.values().stream()
        .flatMap(box -> box.waiting().stream())
        .mapToLong(Waiting::bytes)
        .sum();
  }

  @Override
  public String toString() {
    return "DepositState[waiting=" + count() + "]";
  }
}
