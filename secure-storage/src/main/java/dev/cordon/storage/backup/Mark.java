package dev.cordon.storage.backup;

import com.google.crypto.tink.util.Bytes;
import java.io.IOException;

/**
 * A place between two records of a backup.
 *
 * @param offset bytes before it, of the whole stream
 * @param index records before it
 * @param previous the tag of the record before it; zeros if there is none
 */
record Mark(long offset, long index, Bytes previous) {
  static final int TAG_BYTES = 16;

  /** Before the first record. */
  static Mark first() {
    return new Mark(BackupHeader.BYTES, 0, Bytes.copyFrom(new byte[TAG_BYTES]));
  }

  /** Behind a record of {@code sealed} bytes. */
  Mark after(byte[] sealed) {
    Bytes tag = Bytes.copyFrom(sealed, sealed.length - TAG_BYTES, TAG_BYTES);
    return new Mark(offset + Integer.BYTES + sealed.length, index + 1, tag);
  }

  /** What a record here is sealed with beside its bytes. */
  byte[] associated(byte[] id) {
    return new FieldWriter().bytes(id).number(index).bytes(previous.toByteArray()).toBytes();
  }

  void write(FieldWriter to) {
    to.number(offset).number(index).bytes(previous.toByteArray());
  }

  static Mark read(FieldReader from) throws IOException {
    return new Mark(from.number(), from.number(), Bytes.copyFrom(from.bytes(TAG_BYTES)));
  }
}
