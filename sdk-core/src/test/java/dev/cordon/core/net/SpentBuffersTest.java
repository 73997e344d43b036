package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B2")
class SpentBuffersTest {
  private static final String CANARY = "cookie-of-the-canary";
  private static final int SEGMENT_BYTES = 8 << 10;

  @Test
  void whatRequestsLeftBehindIsOverwritten() {
    leaveBehind();
    assertTrue(liesUnused(), "the control: Okio keeps what it does not use");
    leaveBehind();
    SpentBuffers.overwrite();
    assertFalse(liesUnused());
  }

  /** Segments full of it, given back to the pool of this thread. */
  private static void leaveBehind() {
    Buffer buffer = new Buffer();
    while (buffer.size() < 8 * SEGMENT_BYTES) {
      buffer.writeUtf8(CANARY);
    }
    buffer.clear();
  }

  /** Takes all segments of this thread's pool and looks at what they held before. */
  private static boolean liesUnused() {
    List<Buffer> taken = new ArrayList<>();
    boolean found = false;
    for (int i = 0; i < 8; i++) {
      Buffer buffer = new Buffer().writeByte(0);
      taken.add(buffer);
      try (Buffer.UnsafeCursor cursor = buffer.readUnsafe()) {
        cursor.next();
        found |= new String(cursor.data, StandardCharsets.US_ASCII).contains(CANARY);
      }
    }
    taken.forEach(Buffer::clear);
    return found;
  }
}
