package dev.cordon.storage.backup;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads items from records, from some place of the stream on, and nothing beyond the last. */
final class RecordReader {
  /** Bytes of one record beside its plain ones. */
  private static final int OVERHEAD_BYTES = 12 + Mark.TAG_BYTES;

  /** What a record may hold: a megabyte of data, or a path of some thousand names. */
  private static final int MOST_BYTES = 4 << 20;

  private final DataInputStream in;
  private final RecordCipher cipher;
  private Mark mark;

  RecordReader(InputStream in, RecordCipher cipher, Mark mark) {
    this.in = new DataInputStream(in);
    this.cipher = cipher;
    this.mark = mark;
  }

  Item read() throws IOException {
    byte[] length = new byte[Integer.BYTES];
    fill(in, length);
    int bytes = new FieldReader(length).count();
    if (bytes <= OVERHEAD_BYTES || bytes > MOST_BYTES + OVERHEAD_BYTES) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
    byte[] sealed = new byte[bytes];
    fill(in, sealed);
    Item item = ItemCodec.decode(cipher.open(sealed, mark));
    mark = mark.after(sealed);
    return item;
  }

  /** Where the next record stands. */
  Mark mark() {
    return mark;
  }

  static void fill(DataInputStream in, byte[] bytes) throws IOException {
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw new StorageException(Problem.BACKUP_CUT_OFF, "", e);
    }
  }
}
