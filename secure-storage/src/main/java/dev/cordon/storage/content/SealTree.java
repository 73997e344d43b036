package dev.cordon.storage.content;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The seals of all blocks of a content, in groups of as many as a map block holds: group j of level
 * L is what map block j of level L + 1 says. Groups are loaded when they are needed; those at the
 * top come with the state. One thread at a time.
 */
final class SealTree {
  /** Opens map blocks. */
  interface Loader {
    /** What map block {@code index} holds, whose seal is at {@code at} of {@code seals}. */
    byte[] load(int level, long index, byte[] seals, int at) throws IOException;
  }

  /** Seals map blocks. */
  interface Saver {
    /** Puts a map block that lay in slot {@code old} into a slot; returns its seal. */
    byte[] save(int level, long index, byte[] group, int old) throws IOException;
  }

  private static final int SMALL_BYTES = Geometry.MOST_DATA_TOPS * Seal.BYTES;

  private static final class Level {
    final Map<Long, byte[]> groups = new HashMap<>();
    final TreeSet<Long> changed = new TreeSet<>();
  }

  /** A group of holes for each fan; never changed. */
  private static final Map<Integer, byte[]> HOLES = new ConcurrentHashMap<>();

  private final Geometry geometry;
  private final Loader loader;
  private final byte[] holes;
  private final List<Level> levels = new ArrayList<>();
  private long blocks;

  /** The tree of a state whose {@code tops} are as many as its height and length ask for. */
  SealTree(Geometry geometry, ContentState state, Loader loader) {
    this.geometry = geometry;
    this.loader = loader;
    this.holes = HOLES.computeIfAbsent(geometry.fan(), Seal::holes);
    this.blocks = geometry.blocks(state.bytes());
    for (int level = 0; level <= state.height(); level++) {
      levels.add(new Level());
    }
    byte[] tops = state.tops().toByteArray();
    for (int from = 0; from < tops.length; from += holes.length) {
      byte[] group = newGroup();
      System.arraycopy(tops, from, group, 0, Math.min(holes.length, tops.length - from));
      levels.get(height()).groups.put((long) from / holes.length, group);
    }
  }

  int height() {
    return levels.size() - 1;
  }

  /** Where the seal of block {@code index} starts in its group. */
  int at(long index) {
    return (int) (index % geometry.fan()) * Seal.BYTES;
  }

  /** The seals among which is that of block {@code index}; not to be changed. */
  byte[] group(int level, long index) throws IOException {
    return load(level, index / geometry.fan());
  }

  int slot(int level, long index) throws IOException {
    byte[] group = group(level, index);
    return at(index) < group.length ? Seal.slot(group, at(index)) : Seal.HOLE;
  }

  /** Sets a seal whose group was loaded. */
  void set(int level, long index, byte[] seal) {
    long group = index / geometry.fan();
    byte[] seals = levels.get(level).groups.computeIfAbsent(group, g -> newGroup());
    System.arraycopy(seal, 0, seals, at(index), Seal.BYTES);
    levels.get(level).changed.add(group);
  }

  /** Makes it as high as {@code more} data blocks need. */
  void grow(long more) {
    blocks = Math.max(blocks, more);
    while (height() < geometry.height(blocks)) {
      Level top = levels.get(height());
      top.groups.replaceAll((index, group) -> full(group));
      top.changed.addAll(top.groups.keySet()); // these become map blocks
      levels.add(new Level());
    }
  }

  /** Drops all data blocks from {@code fewer} on; changes nothing if it fails. */
  void truncate(long fewer, SlotSpace space) throws IOException {
    int height = geometry.height(fewer);
    loadFrom(height < height() ? 0 : fewer);
    for (int level = 0; level <= height(); level++) {
      drop(level, geometry.count(level, fewer), space);
    }
    for (; height() > height; levels.remove(height())) {
      drop(height(), 0, space);
    }
    blocks = fewer;
  }

  /** Every slot that a block lies in. */
  BitSet slots() throws IOException {
    loadFrom(0);
    BitSet slots = new BitSet();
    for (Level level : levels) {
      for (byte[] group : level.groups.values()) {
        addSlots(group, slots);
      }
    }
    return slots;
  }

  /** Has every changed map block saved. */
  void save(Saver saver) throws IOException {
    for (int level = 0; level < height(); level++) {
      TreeSet<Long> changed = levels.get(level).changed;
      while (!changed.isEmpty()) {
        long index = changed.first();
        byte[] group = load(level, index);
        int old = slot(level + 1, index);
        set(level + 1, index, saver.save(level + 1, index, group, old));
        changed.remove(index);
      }
    }
    levels.get(height()).changed.clear();
  }

  Bytes tops() {
    int count = (int) geometry.count(height(), blocks);
    byte[] tops = Seal.holes(count);
    levels
        .get(height())
        .groups
        .forEach(
            (index, group) -> {
              int from = (int) (index * holes.length);
              if (from < tops.length) {
                System.arraycopy(group, 0, tops, from, Math.min(group.length, tops.length - from));
              }
            });
    return Bytes.copyFrom(tops);
  }

  /** Most files are small: their few seals don't take a whole map block's memory. */
  private byte[] newGroup() {
    return height() == 0 ? Arrays.copyOf(holes, SMALL_BYTES) : holes.clone();
  }

  private byte[] full(byte[] group) {
    byte[] full = holes.clone();
    System.arraycopy(group, 0, full, 0, group.length);
    return full;
  }

  private byte[] load(int level, long group) throws IOException {
    byte[] known = levels.get(level).groups.get(group);
    if (known != null) {
      return known;
    }
    if (level == height()) {
      return holes;
    }
    byte[] above = group(level + 1, group);
    int at = at(group);
    if (Seal.slot(above, at) == Seal.HOLE) {
      return holes;
    }
    byte[] loaded = loader.load(level + 1, group, above, at);
    levels.get(level).groups.put(group, loaded);
    return loaded;
  }

  /** Loads every group that knows of a data block at {@code from} or beyond. */
  private void loadFrom(long from) throws IOException {
    for (int level = height() - 1; level >= 0; level--) {
      long first = geometry.count(level, from) / geometry.fan();
      for (long above : new ArrayList<>(levels.get(level + 1).groups.keySet())) {
        long start = above * geometry.fan();
        for (long group = start; group < start + geometry.fan(); group++) {
          if (group >= first) {
            byte[] unused = load(level, group);
          }
        }
      }
    }
  }

  private void drop(int level, long from, SlotSpace space) {
    Level all = levels.get(level);
    for (Map.Entry<Long, byte[]> entry : new ArrayList<>(all.groups.entrySet())) {
      long group = entry.getKey();
      long start = group * geometry.fan();
      if (start + geometry.fan() <= from) {
        continue;
      }
      byte[] seals = entry.getValue();
      long end = start + seals.length / Seal.BYTES;
      for (long index = Math.max(start, from); index < end; index++) {
        space.release(Seal.slot(seals, at(index)));
        Seal.setHole(seals, at(index));
      }
      if (start >= from) {
        all.groups.remove(group);
        all.changed.remove(group);
      } else {
        all.changed.add(group);
      }
    }
  }

  private static void addSlots(byte[] group, BitSet slots) {
    for (int at = 0; at < group.length; at += Seal.BYTES) {
      int slot = Seal.slot(group, at);
      if (slot != Seal.HOLE) {
        slots.set(slot);
      }
    }
  }
}
