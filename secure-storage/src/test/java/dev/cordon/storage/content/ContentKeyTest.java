package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.testing.heap.HeapDump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of a content goes with it. */
@Tag("A2")
@Tag("D2")
class ContentKeyTest {
  @TempDir Path directory;
  private final byte[] bytes = new byte[32];
  private final ContentKey key = ContentKey.owning(bytes);
  private final Ciphers ciphers = new Ciphers();
  private final BlockCipher cipher =
      new BlockCipher(key, new NoncePool(new SecureRandom(), System::nanoTime), ciphers, 1, 12);

  @BeforeEach
  void drawKey() {
    new SecureRandom().nextBytes(bytes);
  }

  private byte[] seal() {
    return cipher.seal(0, 0, ByteBuffer.allocateDirect(64), ByteBuffer.allocateDirect(80));
  }

  @Test
  void closingZeroesTheKeyAndNothingIsSealedUnderZeros() {
    byte[] before = bytes.clone();
    assertEquals(Seal.BYTES, seal().length);
    assertArrayEquals(before, bytes, "the cipher leaves it as it is");
    cipher.close();
    assertArrayEquals(new byte[32], bytes);
    assertTrue(key.isDestroyed());
    assertThrows(IllegalStateException.class, this::seal);
  }

  /** Conscrypt's ciphers remember the last key; it must be the one array that was zeroed. */
  @Test
  void aCipherInThePoolRemembersNoKeyOfAClosedContent() throws IOException {
    HeapDump heap = new HeapDump();
    heap.lookFor("key", bytes.clone());
    assertEquals(Seal.BYTES, seal().length);
    cipher.rest();
    Cipher pooled = ciphers.take();
    ciphers.give(pooled);
    assertEquals(List.of("key"), heap.found(directory));
    cipher.close();
    assertEquals(List.of(), heap.found(directory));
    assertSame(pooled, ciphers.take());
  }

  @Test
  void thePoolIsEmptyOnceTheVolumeClosedAndStaysSo() {
    Cipher before = ciphers.take();
    Cipher under = ciphers.take();
    ciphers.give(before);
    ciphers.close();
    assertNotSame(before, ciphers.take());
    ciphers.give(under);
    assertNotSame(under, ciphers.take());
  }
}
