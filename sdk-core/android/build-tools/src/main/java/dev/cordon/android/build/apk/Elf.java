package dev.cordon.android.build.apk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** As much of a 64-bit little-endian ELF file as alignment needs (System V ABI, chapter 5). */
final class Elf {
  private static final int LOAD = 1;

  private Elf() {}

  static boolean is64Bit(ByteBuffer file) {
    return file.limit() >= 64
        && file.get(0) == 0x7f
        && file.get(1) == 'E'
        && file.get(2) == 'L'
        && file.get(3) == 'F'
        && file.get(4) == 2;
  }

  static long smallestSegmentAlignment(ByteBuffer file) {
    ByteBuffer elf = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int table = Math.toIntExact(elf.getLong(0x20));
    int bytes = Short.toUnsignedInt(elf.getShort(0x36));
    int count = Short.toUnsignedInt(elf.getShort(0x38));
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      int header = table + i * bytes;
      if (elf.getInt(header) == LOAD) {
        smallest = Math.min(smallest, elf.getLong(header + 0x30));
      }
    }
    return smallest;
  }
}
