package dev.cordon.storage.torn;

import java.util.Random;

/** One change of a file's bytes. */
sealed interface FileChange {
  int SECTOR_BYTES = 512;

  void apply(Image image);

  /** As a power cut leaves it: not at all, in part or whole. */
  void tear(Image image, Random random);

  /** Bytes were written. */
  final class Write implements FileChange {
    private final int position;
    private final byte[] bytes;

    Write(int position, byte[] bytes) {
      this.position = position;
      this.bytes = bytes;
    }

    @Override
    public void apply(Image image) {
      image.write(position, bytes, 0, bytes.length);
    }

    /** All, nothing, a beginning, or any sectors; and perhaps the new length without the bytes. */
    @Override
    public void tear(Image image, Random random) {
      int way = random.nextInt(4);
      if (way == 0) {
        apply(image);
        return;
      }
      boolean goesOn = way > 1;
      for (int start = 0; start < bytes.length && goesOn; start = nextSector(start)) {
        boolean written = random.nextBoolean();
        if (written) {
          image.write(
              position + start, bytes, start, Math.min(nextSector(start), bytes.length) - start);
        }
        goesOn = written || way == 3;
      }
      if (random.nextBoolean()) {
        image.grow(position + bytes.length);
      }
    }

    private int nextSector(int start) {
      return start + SECTOR_BYTES - (position + start) % SECTOR_BYTES;
    }
  }

  /** The file was cut. */
  record Truncate(int size) implements FileChange {
    @Override
    public void apply(Image image) {
      image.truncate(size);
    }

    @Override
    public void tear(Image image, Random random) {
      if (random.nextBoolean()) {
        apply(image);
      }
    }
  }
}
