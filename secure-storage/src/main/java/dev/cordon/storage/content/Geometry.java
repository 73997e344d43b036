package dev.cordon.storage.content;

/**
 * How many blocks a content has at each level of its tree, and how high that is
 * (docs/storage-format.md, "Content").
 *
 * @param log2 of the block's bytes
 */
record Geometry(int log2) {
  static final int MIN_LOG2 = 12;
  static final int MAX_LOG2 = 15;
  static final int MAX_HEIGHT = 2;

  private static final int SEAL_LOG2 = 5;
  static final int MOST_DATA_TOPS = 8;
  private static final int MOST_MAP_TOPS = 1024;

  int blockBytes() {
    return 1 << log2;
  }

  /** How many seals a map block holds. */
  int fan() {
    return 1 << (log2 - SEAL_LOG2);
  }

  /** The longest plaintext: every block in a slot of its own, and room for the map. */
  long maxBytes() {
    return (long) (Integer.MAX_VALUE / 2) << log2;
  }

  /** How many data blocks {@code bytes} of plaintext fill. */
  long blocks(long bytes) {
    return (bytes + blockBytes() - 1) >> log2;
  }

  /** The level of the tops of {@code blocks} data blocks. */
  int height(long blocks) {
    if (blocks <= MOST_DATA_TOPS) {
      return 0;
    }
    return count(1, blocks) <= MOST_MAP_TOPS ? 1 : MAX_HEIGHT;
  }

  /** How many blocks {@code level} has above {@code blocks} data blocks. */
  long count(int level, long blocks) {
    int shift = level * (log2 - SEAL_LOG2);
    return (blocks + (1L << shift) - 1) >> shift;
  }

  /** How many slots data and map take if nothing is a hole. */
  long slots(long blocks) {
    long slots = blocks;
    for (int level = 1; level <= height(blocks); level++) {
      slots += count(level, blocks);
    }
    return slots;
  }

  /** The plaintext length of data block {@code index} in a content of {@code bytes}. */
  int dataBytes(long index, long bytes) {
    return (int) Math.min(blockBytes(), bytes - (index << log2));
  }

  /** Whether a state can be one that was made by these rules. */
  boolean fits(ContentState state) {
    if (log2 < MIN_LOG2
        || log2 > MAX_LOG2
        || state.salt().size() != ContentState.SALT_BYTES
        || state.bytes() < 0
        || state.bytes() > maxBytes()
        || state.slots() < 0
        || state.slots() > Integer.MAX_VALUE) {
      return false;
    }
    long blocks = blocks(state.bytes());
    int height = height(blocks);
    return state.height() == height
        && state.tops().size() == count(height, blocks) * ContentState.SEAL_BYTES;
  }
}
