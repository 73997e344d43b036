package dev.cordon.storage.content;

import com.google.crypto.tink.util.Bytes;

/**
 * What must be remembered of a content to find, open and verify every block of it: its row in the
 * ledger holds this (docs/storage-format.md, "Content").
 *
 * @param number gives the content its place and, with {@code salt}, its key; never used twice
 * @param salt 16 random bytes
 * @param log2 of the block's bytes, 12 to 15
 * @param bytes the length of the plaintext
 * @param sealed how many blocks were sealed under its key so far
 * @param slots how many blocks the file on disk has room for
 * @param height of the tree: 0 if {@code tops} are of data blocks
 * @param tops the seals at the top, 32 bytes each
 */
public record ContentState(
    long number,
    Bytes salt,
    int log2,
    long bytes,
    long sealed,
    long slots,
    int height,
    Bytes tops) {
  public static final int SALT_BYTES = 16;
  public static final int SEAL_BYTES = 32;

  @Override
  public String toString() {
    return "ContentState[" + number + ", " + bytes + " bytes]";
  }
}
