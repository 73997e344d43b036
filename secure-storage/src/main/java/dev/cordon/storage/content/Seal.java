package dev.cordon.storage.content;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What proves one block: the slot it lies in, its nonce and its tag. In memory as on the disk 32
 * bytes, many in one array: {@code at} is the first byte.
 */
final class Seal {
  static final int BYTES = ContentState.SEAL_BYTES;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;
  static final int NONCE = 4;
  static final int TAG = NONCE + NONCE_BYTES;

  /** The slot of a block that was never written. */
  static final int HOLE = -1;

  private Seal() {}

  static int slot(byte[] seals, int at) {
    return ByteBuffer.wrap(seals, at, Integer.BYTES).getInt();
  }

  static void setSlot(byte[] seals, int at, int slot) {
    ByteBuffer.wrap(seals, at, Integer.BYTES).putInt(slot);
  }

  static void setHole(byte[] seals, int at) {
    Arrays.fill(seals, at, at + NONCE, (byte) HOLE);
    Arrays.fill(seals, at + NONCE, at + BYTES, (byte) 0);
  }

  /** {@code count} seals of holes. */
  static byte[] holes(int count) {
    byte[] seals = new byte[count * BYTES];
    for (int at = 0; at < seals.length; at += BYTES) {
      setHole(seals, at);
    }
    return seals;
  }

  static boolean allHoles(byte[] seals) {
    for (int at = 0; at < seals.length; at += BYTES) {
      if (slot(seals, at) != HOLE) {
        return false;
      }
    }
    return true;
  }
}
