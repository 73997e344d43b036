package dev.cordon.storage.content;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plaintext of a few blocks in direct buffers: those that were changed and wait to be sealed,
 * and those that were read last. Bytes beyond the end of the file are zero. One thread at a time.
 */
final class PlainBlocks {
  private static final int MOST_CHANGED = 8;

  private static final int MOST_UNCHANGED = 2;

  /** One block. */
  static final class Plain {
    final long index;
    final ByteBuffer bytes;
    private boolean changed;

    private Plain(long index, ByteBuffer bytes) {
      this.index = index;
      this.bytes = bytes;
    }

    boolean isChanged() {
      return changed;
    }
  }

  private final BufferPool buffers;
  private final int log2;
  private final Map<Long, Plain> blocks = new LinkedHashMap<>(16, 0.75f, true);
  private int changed;
  private @Nullable ByteBuffer spare;

  PlainBlocks(BufferPool buffers, int log2) {
    this.buffers = buffers;
    this.log2 = log2;
  }

  @Nullable Plain get(long index) {
    return blocks.isEmpty() ? null : blocks.get(index);
  }

  /** A buffer for {@link #add} or {@link #giveBack}, with anything in it. */
  ByteBuffer take() {
    ByteBuffer taken = spare;
    spare = null;
    Plain oldest =
        taken == null && blocks.size() - changed >= MOST_UNCHANGED ? oldest(false) : null;
    if (oldest != null) {
      taken = oldest.bytes;
      Plain unused = blocks.remove(oldest.index);
    }
    return taken == null ? buffers.takeBlock(log2) : taken;
  }

  /** Keeps an unneeded buffer for the next {@link #take}. */
  void giveBack(ByteBuffer taken) {
    if (spare == null) {
      spare = taken;
    } else {
      buffers.giveBlock(log2, taken);
    }
  }

  Plain add(long index, ByteBuffer taken) {
    Plain plain = new Plain(index, taken);
    blocks.put(index, plain);
    return plain;
  }

  void setChanged(Plain plain, boolean now) {
    changed += Boolean.compare(now, plain.changed);
    plain.changed = now;
  }

  /** What must be sealed before one more is changed. */
  @Nullable Plain overdue() {
    if (changed < MOST_CHANGED) {
      return null;
    }
    return oldest(true);
  }

  /** The changed ones, the lowest first. */
  List<Plain> allChanged() {
    if (changed == 0) {
      return List.of();
    }
    List<Plain> all = new ArrayList<>(blocks.values());
    all.removeIf(plain -> !plain.changed);
    all.sort(Comparator.comparingLong(plain -> plain.index));
    return all;
  }

  /** Forgets what is known of a block. */
  void remove(long index) {
    Plain plain = blocks.isEmpty() ? null : blocks.remove(index);
    if (plain != null) {
      setChanged(plain, false);
      giveBack(plain.bytes);
    }
  }

  /** Forgets all from {@code index} on. */
  void removeFrom(long index) {
    for (long known : blocks.keySet().stream().mapToLong(i -> i).toArray()) {
      if (known >= index) {
        remove(known);
      }
    }
  }

  /** Zeroes and gives back everything. */
  void clear() {
    removeFrom(0);
    if (spare != null) {
      buffers.giveBlock(log2, spare);
      spare = null;
    }
  }

  private @Nullable Plain oldest(boolean isChanged) {
    for (Plain plain : blocks.values()) {
      if (plain.changed == isChanged) {
        return plain;
      }
    }
    return null;
  }
}
