package dev.cordon.storage.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes items as records, from some place of the stream on. */
final class RecordWriter {
  private final OutputStream out;
  private final RecordCipher cipher;
  private Mark mark;

  RecordWriter(OutputStream out, RecordCipher cipher, Mark mark) {
    this.out = out;
    this.cipher = cipher;
    this.mark = mark;
  }

  void write(Item item) throws IOException {
    byte[] plain = ItemCodec.encode(item);
    byte[] sealed = cipher.seal(plain, mark);
    Arrays.fill(plain, (byte) 0);
    out.write(new FieldWriter().count(sealed.length).toBytes());
    out.write(sealed);
    mark = mark.after(sealed);
  }

  /** Where the next record will stand. */
  Mark mark() {
    return mark;
  }
}
