package dev.cordon.browser.sites;

import java.util.Arrays;

/**
 * Many host names, each with one number: an open hash table over one array of characters, because a
 * million of {@code String}s would not fit into a phone.
 *
 * <p>Hashes are taken from the end of a name to its beginning, so that one pass over a host has
 * those of all its suffixes. Not changed after it was built; then safe for many threads.
 */
final class HostTable {
  /** What {@link #find} says of a name that is not there. */
  static final int ABSENT = -1;

  private static final int FIRST_SLOTS = 16;
  // What a slot has, side by side, so that one access of memory brings all: where the name is, plus
  // one (0: the slot is free); its hash; its number.
  private static final int NAME = 0;
  private static final int HASH = 1;
  private static final int VALUE = 2;
  private static final int WORDS = 3;
  private static final int MAX_NAME_CHARS = 255;

  private byte[] names = new byte[64];
  private int namesEnd;
  private int[] slots = new int[FIRST_SLOTS * WORDS];
  private int size;

  /** The hash of a name whose characters {@code c} are added from its last to its first. */
  static int hash(int hash, char c) {
    return (hash ^ c) * 0x01000193; // FNV-1a's prime
  }

  static int hash(String host) {
    int hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      hash = hash(hash, host.charAt(i));
    }
    return hash;
  }

  int size() {
    return size;
  }

  /** The number of {@code host}, or {@link #ABSENT}. */
  int find(String host) {
    return find(host, 0, hash(host));
  }

  /** The number of that part of {@code host} that begins at {@code from} and has that hash. */
  int find(String host, int from, int hash) {
    int slot = slot(host, from, hash);
    return slots[slot + NAME] == 0 ? ABSENT : slots[slot + VALUE];
  }

  /** Adds {@code host}, which is in canonical form, or gives it another number. */
  void put(String host, int value) {
    if (host.length() > MAX_NAME_CHARS) {
      throw new IllegalArgumentException("a host of " + host.length() + " characters");
    }
    int hash = hash(host);
    int slot = slot(host, 0, hash);
    boolean fresh = slots[slot + NAME] == 0;
    if (fresh) {
      slots[slot + NAME] = append(host) + 1;
      slots[slot + HASH] = hash;
    }
    slots[slot + VALUE] = value;
    if (fresh && ++size > slots.length / WORDS / 2) {
      grow();
    }
  }

  /** The slot of that name, or the free one where it would be. */
  private int slot(String host, int from, int hash) {
    int slot = first(hash);
    while (slots[slot + NAME] != 0
        && (slots[slot + HASH] != hash || !isName(slots[slot + NAME] - 1, host, from))) {
      slot = next(slot);
    }
    return slot;
  }

  private int first(int hash) {
    // Fibonacci hashing: the upper bits depend on all bits of the hash. Slots are a power of two.
    int bits = 31 - Integer.numberOfLeadingZeros(slots.length / WORDS);
    return ((hash * 0x9E3779B9) >>> (32 - bits)) * WORDS;
  }

  private int next(int slot) {
    return slot + WORDS == slots.length ? 0 : slot + WORDS;
  }

  private boolean isName(int at, String host, int from) {
    int length = names[at] & 0xFF;
    if (length != host.length() - from) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (names[at + 1 + i] != host.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  private int append(String host) {
    int at = namesEnd;
    if (names.length - at < host.length() + 1) {
      names = Arrays.copyOf(names, names.length + names.length / 2 + host.length());
    }
    names[namesEnd++] = (byte) host.length();
    for (int i = 0; i < host.length(); i++) {
      names[namesEnd++] = (byte) host.charAt(i);
    }
    return at;
  }

  private void grow() {
    int[] old = slots;
    slots = new int[old.length * 2];
    for (int i = 0; i < old.length; i += WORDS) {
      if (old[i + NAME] != 0) {
        int slot = first(old[i + HASH]);
        while (slots[slot + NAME] != 0) {
          slot = next(slot);
        }
        System.arraycopy(old, i, slots, slot, WORDS);
      }
    }
  }
}
