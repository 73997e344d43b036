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
  private static final int MAX_NAME_CHARS = 255;

  private byte[] names = new byte[64];
  private int namesEnd;
  private int[] slots = new int[FIRST_SLOTS]; // where in names, plus one; 0: free
  private int[] values = new int[FIRST_SLOTS];
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
    for (int slot = first(hash); slots[slot] != 0; slot = next(slot)) {
      if (isName(slots[slot] - 1, host, from)) {
        return values[slot];
      }
    }
    return ABSENT;
  }

  /** Adds {@code host}, which is in canonical form, or gives it another number. */
  void put(String host, int value) {
    if (host.length() > MAX_NAME_CHARS) {
      throw new IllegalArgumentException("a host of " + host.length() + " characters");
    }
    int slot = first(hash(host));
    while (slots[slot] != 0 && !isName(slots[slot] - 1, host, 0)) {
      slot = next(slot);
    }
    values[slot] = value;
    if (slots[slot] == 0) {
      slots[slot] = append(host) + 1;
      if (++size > slots.length / 2) {
        grow();
      }
    }
  }

  private int first(int hash) {
    // Fibonacci hashing: the upper bits depend on all bits of the hash.
    return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
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
      names = Arrays.copyOf(names, names.length * 2 + host.length());
    }
    names[namesEnd++] = (byte) host.length();
    for (int i = 0; i < host.length(); i++) {
      names[namesEnd++] = (byte) host.charAt(i);
    }
    return at;
  }

  private void grow() {
    int[] oldSlots = slots;
    int[] oldValues = values;
    slots = new int[oldSlots.length * 2];
    values = new int[oldSlots.length * 2];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != 0) {
        int slot = first(hashAt(oldSlots[i] - 1));
        while (slots[slot] != 0) {
          slot = next(slot);
        }
        slots[slot] = oldSlots[i];
        values[slot] = oldValues[i];
      }
    }
  }

  private int hashAt(int at) {
    int hash = 0;
    for (int i = at + (names[at] & 0xFF); i > at; i--) {
      hash = hash(hash, (char) names[i]);
    }
    return hash;
  }
}
