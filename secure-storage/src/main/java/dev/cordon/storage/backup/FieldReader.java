package dev.cordon.storage.backup;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes apart what a {@link FieldWriter} put together; {@code BACKUP_DAMAGED} if it was not. */
final class FieldReader {
  private final ByteBuffer in;

  FieldReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  int small() throws StorageException {
    require(1);
    return in.get() & 0xff;
  }

  int count() throws StorageException {
    require(Integer.BYTES);
    return in.getInt();
  }

  long number() throws StorageException {
    require(Long.BYTES);
    return in.getLong();
  }

  byte[] bytes(int count) throws StorageException {
    require(count);
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  byte[] rest() throws StorageException {
    return bytes(in.remaining());
  }

  String text() throws StorageException {
    return new String(bytes(count()), StandardCharsets.UTF_8);
  }

  List<String> texts() throws StorageException {
    int count = count();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  boolean isAtEnd() {
    return !in.hasRemaining();
  }

  private void require(int count) throws StorageException {
    if (count < 0 || in.remaining() < count) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
  }
}
