package dev.cordon.storage.content;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which slots of a file are free. A slot that any state uses that a commit may name stays as it is
 * until a later commit is on the medium. One thread at a time.
 */
final class SlotSpace {
  /** What was let go between two flushes: the states before {@code state} use it. */
  private record Flushed(ContentState state, BitSet released) {}

  private final BitSet free = new BitSet();
  private final BitSet fresh = new BitSet(); // written since the last flush: in no state yet
  private final Deque<Flushed> flushed = new ArrayDeque<>();
  private BitSet released = new BitSet();
  private int end;

  SlotSpace(int end) {
    this.end = end;
  }

  /** Frees every slot that is not among {@code used}: to be called before anything is written. */
  void free(BitSet used) {
    free.set(0, end);
    free.andNot(used);
  }

  /** The slot that {@link #take} will give to a block that lies in {@code old} now. */
  int next(int old) throws IOException {
    if (old != Seal.HOLE && fresh.get(old)) {
      return old;
    }
    int low = free.nextSetBit(0);
    if (low < 0 && end == Integer.MAX_VALUE) {
      throw new IOException("the file has no more than 2^31 blocks");
    }
    return low >= 0 ? low : end;
  }

  /** Gives {@code slot}, which {@link #next} named, to a block that lay in {@code old}. */
  void take(int slot, int old) {
    if (slot == old) {
      return;
    }
    free.clear(slot);
    fresh.set(slot);
    end = Math.max(end, slot + 1);
    release(old);
  }

  /** Lets go of a block's slot. */
  void release(int slot) {
    if (slot == Seal.HOLE) {
      return;
    }
    if (fresh.get(slot)) {
      fresh.clear(slot);
      free.set(slot);
    } else {
      released.set(slot);
    }
  }

  /** How many slots a state needs that is made now. */
  int slotsOfState() {
    int slots = end;
    while (slots > 0 && isUnused(slots - 1)) {
      slots--;
    }
    return slots;
  }

  void flushed(ContentState state) {
    flushed.add(new Flushed(state, released));
    released = new BitSet();
    fresh.clear();
  }

  /**
   * Frees what only states before {@code state} use.
   *
   * @return whether {@link #slots} became less
   */
  boolean committed(ContentState state) {
    if (isFlushed(state)) {
      Flushed oldest;
      do {
        oldest = flushed.remove();
        free.or(oldest.released);
      } while (!oldest.state.equals(state));
    }
    int before = end;
    while (end > 0 && free.get(end - 1)) {
      free.clear(--end);
    }
    return end < before;
  }

  /** How many slots the file needs. */
  int slots() {
    return end;
  }

  /** How many it needs if what was written since the last flush is given up. */
  int slotsOfStates() {
    int slots = end;
    while (slots > 0 && (free.get(slots - 1) || fresh.get(slots - 1))) {
      slots--;
    }
    return slots;
  }

  private boolean isUnused(int slot) {
    if (free.get(slot) || released.get(slot)) {
      return true;
    }
    for (Flushed each : flushed) {
      if (each.released.get(slot)) {
        return true;
      }
    }
    return false;
  }

  private boolean isFlushed(ContentState state) {
    for (Flushed each : flushed) {
      if (each.state.equals(state)) {
        return true;
      }
    }
    return false;
  }
}
