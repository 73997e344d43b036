package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Transfer.NO_DATABASES;
import static dev.cordon.storage.backup.Transfer.QUIET;
import static dev.cordon.storage.backup.Transfer.exported;
import static dev.cordon.storage.backup.Transfer.opening;
import static dev.cordon.storage.backup.Transfer.recipient;
import static dev.cordon.storage.backup.Transfer.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.aead.internal.AesGcmJceUtil;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.testing.EnrolledContainer;
import dev.cordon.testing.heap.HeapDump;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.InvalidAlgorithmParameterException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup's own key goes at a lock, also while the stream is in the middle. */
@Tag("A4")
@Tag("D2")
class BackupKeysInMemoryTest {
  @TempDir Path directory;
  private final EnrolledContainer device = BackedUp.create();
  private final HeapDump heap = new HeapDump();

  @AfterEach
  void close() {
    device.close();
  }

  private void lookForKeyOf(byte[] backup) throws IOException {
    try (SecretBytes key = BackupHeader.read(new ByteArrayInputStream(backup)).key(opening())) {
      heap.lookFor("key", key.copy());
    }
  }

  private void lock() throws IOException {
    assertEquals(List.of("key"), heap.found(directory));
    device.lock();
    assertEquals(List.of(), heap.found(directory));
  }

  @Test
  void ofAnExport() throws IOException {
    write(device.container(), "mail", "file", new byte[100_000]);
    Export export =
        Export.begin(device.container(), List.of(BackupPart.of("mail")), recipient(), NO_DATABASES);
    StorageException locked =
        assertThrows(
            StorageException.class, () -> export.writeTo(0, new LocksAtSecondWrite(), QUIET));
    assertEquals(Problem.LOCKED, locked.problem());
    device.open();
    export.writeTo(0, new ByteArrayOutputStream(), QUIET); // its key was not all it had
  }

  @Test
  void theThreadThatWrappedOrOpenedItRemembersNoKey() throws Exception {
    byte[] wrapped = recipient().wrap(new byte[32], new byte[0]);
    assertThreadsKeyIsZero();
    assertTrue(opening().unwrap(wrapped, new byte[0]).isPresent());
    assertThreadsKeyIsZero();
    assertTrue(opening().unwrap(wrapped, new byte[1]).isEmpty());
    assertThreadsKeyIsZero();
  }

  /** A cipher of the JDK's refuses the nonce that it sealed with last, for the key of then only. */
  private static void assertThreadsKeyIsZero() {
    Cipher cipher = AesGcmJceUtil.getThreadLocalCipher();
    SecretKeySpec zeros = new SecretKeySpec(new byte[32], "AES");
    GCMParameterSpec last = new GCMParameterSpec(128, cipher.getIV());
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> cipher.init(Cipher.ENCRYPT_MODE, zeros, last));
  }

  /** Gets the header first. */
  private final class LocksAtSecondWrite extends OutputStream {
    private int writes;

    @Override
    public void write(int value) {
      throw new IllegalStateException("whole arrays only");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      writes++;
      if (writes == 1) {
        lookForKeyOf(bytes);
      } else if (writes == 2) {
        lock();
      }
    }
  }

  @Test
  void ofAnImport() throws IOException {
    byte[] backup;
    try (EnrolledContainer old = BackedUp.create()) {
      write(old.container(), "mail", "file", new byte[100_000]);
      backup = exported(old.container(), "mail");
    }
    lookForKeyOf(backup);
    Import importing = Import.begin(device.container(), opening());
    int middle = BackupBreakTest.boundaries(backup).get(2);
    InputStream in = new LocksAt(backup, middle);
    StorageException locked =
        assertThrows(StorageException.class, () -> importing.readFrom(in, QUIET));
    assertEquals(Problem.LOCKED, locked.problem());
    device.open();
    int position = (int) importing.position();
    importing.readFrom(new ByteArrayInputStream(backup, position, backup.length - position), QUIET);
  }

  private final class LocksAt extends InputStream {
    private final byte[] bytes;
    private final int lockAt;
    private int position;

    LocksAt(byte[] bytes, int lockAt) {
      this.bytes = Arrays.copyOf(bytes, bytes.length);
      this.lockAt = lockAt;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (position == lockAt) {
        lock();
      }
      int end = position < lockAt ? lockAt : bytes.length;
      int count = Math.min(length, end - position);
      System.arraycopy(bytes, position, to, offset, count);
      position += count;
      return count == 0 ? -1 : count;
    }
  }
}
