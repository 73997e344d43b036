package dev.cordon.storage.content;

import dev.cordon.storage.content.PlainBlocks.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What an open content is made of: plaintext blocks at hand, the tree of seals, sealed blocks in
 * the file. Whole blocks go straight between the caller's direct buffer and the cipher. One thread
 * at a time.
 */
final class Body {
  private final Geometry geometry;
  private final PlainBlocks plains;
  private final SealTree tree;
  private final Blocks blocks;
  private long bytes;
  private long nextIndex; // where a reader from start to end goes on

  Body(ContentState state, Blocks blocks, PlainBlocks plains) {
    this.geometry = new Geometry(state.log2());
    this.plains = plains;
    this.tree = new SealTree(geometry, state, this::loadMap);
    this.blocks = blocks;
    this.bytes = state.bytes();
  }

  long bytes() {
    return bytes;
  }

  long sealed() {
    return blocks.sealed();
  }

  SlotSpace space() {
    return blocks.space();
  }

  /**
   * To be called before the first change. Looks for free slots only where there must be some: in a
   * file that is longer than its blocks could make it.
   */
  void findFreeSlots(ContentState opened) throws IOException {
    if (opened.slots() > geometry.slots(geometry.blocks(opened.bytes()))) {
      blocks.space().free(tree.slots());
    }
  }

  /**
   * Reads up to the end of a block: at {@code position} until {@code to} is filled to {@code end}.
   */
  void readSome(ByteBuffer to, int end, long position) throws IOException {
    long index = position >> geometry.log2();
    int offset = offset(position);
    int length = geometry.dataBytes(index, bytes);
    int count = Math.min(length - offset, end - to.position());
    Bounds.limit(to, to.position() + count);
    Plain known = plains.get(index);
    if (known == null && tree.slot(0, index) == Seal.HOLE) {
      BufferPool.putZeros(to);
    } else if (known == null && count == length && to.isDirect()) {
      open(index, to, (end - to.position() - 1) >> geometry.log2());
    } else {
      ByteBuffer plain = (known == null ? load(index) : known).bytes.duplicate();
      Bounds.set(plain, offset, count);
      to.put(plain);
    }
    Bounds.limit(to, end);
  }

  /**
   * Writes up to the end of a block: from {@code position} until {@code from} is at {@code end}.
   */
  void writeSome(ByteBuffer from, int end, long position) throws IOException {
    long index = position >> geometry.log2();
    int count = Math.min(geometry.blockBytes() - offset(position), end - from.position());
    long after = Math.max(bytes, position + count);
    if (after > bytes) {
      lengthenLast(index);
    }
    Bounds.limit(from, from.position() + count);
    if (count < geometry.blockBytes()) {
      writePart(index, from, position, after);
    } else if (from.isDirect()) {
      writeWhole(index, from, after);
    } else {
      writeCopied(index, from, after);
    }
    Bounds.limit(from, end);
  }

  /** Cuts to {@code fewer}; changes nothing if it fails. */
  void truncate(long fewer) throws IOException {
    long index = fewer >> geometry.log2();
    int rest = offset(fewer);
    Plain last = rest > 0 ? existing(index) : null;
    if (last != null) {
      plains.setChanged(last, true);
    }
    tree.truncate(geometry.blocks(fewer), blocks.space());
    plains.removeFrom(geometry.blocks(fewer));
    bytes = fewer;
    if (last != null) {
      BufferPool.zero(last.bytes, rest);
    }
  }

  /** Puts everything into slots; {@code before} is the state before the changes. */
  ContentState flush(ContentState before) throws IOException {
    for (Plain plain : plains.allChanged()) {
      seal(plain);
    }
    tree.save(this::saveMap);
    blocks.drain();
    ContentState state =
        new ContentState(
            before.number(),
            before.salt(),
            before.log2(),
            bytes,
            blocks.sealed(),
            blocks.space().slotsOfState(),
            tree.height(),
            tree.tops());
    blocks.space().flushed(state);
    return state;
  }

  /** Zeroes and gives back all buffers, whatever is in them. */
  void rest() {
    plains.clear();
    blocks.rest();
  }

  /** The same for good; the key is gone then. */
  void close() {
    rest();
    blocks.close();
  }

  private int offset(long position) {
    return (int) (position & (geometry.blockBytes() - 1));
  }

  /** The block at hand, loaded if need be; none for a hole. */
  private @Nullable Plain existing(long index) throws IOException {
    Plain known = plains.get(index);
    if (known != null) {
      return known;
    }
    return tree.slot(0, index) == Seal.HOLE ? null : load(index);
  }

  private Plain load(long index) throws IOException {
    ByteBuffer taken = plains.take();
    Bounds.set(taken, 0, geometry.dataBytes(index, bytes));
    boolean opened = false;
    try {
      open(index, taken, 0);
      BufferPool.zero(taken, taken.position());
      opened = true;
    } finally {
      if (!opened) {
        plains.giveBack(taken);
      }
    }
    return plains.add(index, taken);
  }

  /** Opens a data block into {@code to}, which has room for it and {@code more} after it. */
  private void open(long index, ByteBuffer to, int more) throws IOException {
    byte[] seals = tree.group(0, index);
    int at = tree.at(index);
    int length = geometry.dataBytes(index, bytes);
    if (!blocks.isNear(Seal.slot(seals, at), length)) {
      int most = index == nextIndex ? blocks.slotsAhead() : 1 + more;
      blocks.fetch(Seal.slot(seals, at), run(seals, at, Math.min(most, blocks.slotsAhead())));
    }
    blocks.open(0, index, seals, at, length, to);
    nextIndex = index + 1;
  }

  /** How many blocks from that at {@code at} on lie in consecutive slots, at most {@code most}. */
  private static int run(byte[] seals, int at, int most) {
    int slot = Seal.slot(seals, at);
    int count = 1;
    while (count < most
        && at + count * Seal.BYTES < seals.length
        && Seal.slot(seals, at + count * Seal.BYTES) == slot + count) {
      count++;
    }
    return count;
  }

  /** Has the last block sealed again with its new length, unless it is {@code index} anyway. */
  private void lengthenLast(long index) throws IOException {
    long last = bytes >> geometry.log2();
    if (last != index && offset(bytes) > 0) {
      Plain plain = existing(last);
      if (plain != null) {
        plains.setChanged(plain, true);
      }
    }
  }

  private void writePart(long index, ByteBuffer from, long position, long after)
      throws IOException {
    Plain plain = toChange(index, position, position + from.remaining());
    plains.setChanged(plain, true);
    grow(after);
    Bounds.set(plain.bytes, offset(position), from.remaining());
    plain.bytes.put(from);
    if (plain.bytes.position() == geometry.blockBytes()) {
      seal(plain); // a writer from start to end is done with it
    }
  }

  /** The block at hand, with what it holds but for what will be overwritten. */
  private Plain toChange(long index, long start, long end) throws IOException {
    Plain overdue = plains.overdue();
    if (overdue != null && overdue.index != index) {
      seal(overdue);
    }
    Plain known = plains.get(index);
    boolean overwritten = offset(start) == 0 && end >= bytes;
    Plain existing = known != null || overwritten ? known : existing(index);
    if (existing != null) {
      return existing;
    }
    ByteBuffer taken = plains.take();
    BufferPool.zero(taken, 0);
    return plains.add(index, taken);
  }

  private void writeCopied(long index, ByteBuffer from, long after) throws IOException {
    ByteBuffer taken = plains.take();
    ByteBuffer copied = from.duplicate();
    try {
      Bounds.clear(taken);
      taken.put(copied);
      Bounds.clear(taken);
      writeWhole(index, taken, after);
      Bounds.position(from, from.limit());
    } finally {
      plains.giveBack(taken);
    }
  }

  private void writeWhole(long index, ByteBuffer from, long after) throws IOException {
    int old = tree.slot(0, index);
    int slot = blocks.prepare(old);
    grow(after);
    tree.set(0, index, blocks.seal(0, index, from, slot, old));
    plains.remove(index);
  }

  private void seal(Plain plain) throws IOException {
    int old = tree.slot(0, plain.index);
    int slot = blocks.prepare(old);
    Bounds.set(plain.bytes, 0, geometry.dataBytes(plain.index, bytes));
    tree.set(0, plain.index, blocks.seal(0, plain.index, plain.bytes, slot, old));
    plains.setChanged(plain, false);
  }

  private void grow(long after) {
    bytes = after;
    tree.grow(geometry.blocks(after));
  }

  private byte[] loadMap(int level, long index, byte[] seals, int at) throws IOException {
    byte[] map = new byte[geometry.blockBytes()];
    ByteBuffer taken = plains.take();
    try {
      Bounds.clear(taken);
      blocks.open(level, index, seals, at, map.length, taken);
      Bounds.clear(taken);
      taken.get(map);
    } finally {
      plains.giveBack(taken);
    }
    return map;
  }

  private byte[] saveMap(int level, long index, byte[] map, int old) throws IOException {
    if (Seal.allHoles(map)) {
      blocks.space().release(old);
      return Seal.holes(1);
    }
    ByteBuffer taken = plains.take();
    try {
      Bounds.clear(taken);
      taken.put(map);
      Bounds.clear(taken);
      int slot = blocks.prepare(old);
      return blocks.seal(level, index, taken, slot, old);
    } finally {
      plains.giveBack(taken);
    }
  }
}
