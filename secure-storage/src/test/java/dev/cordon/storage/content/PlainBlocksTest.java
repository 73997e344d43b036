package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plaintext ends with the open file: no buffer keeps it. */
@Tag("A2")
@Tag("D2")
class PlainBlocksTest {
  private static final int LOG2 = Geometry.MIN_LOG2;

  @Test
  void closingZeroesEveryBufferThatHeldPlaintext() {
    BufferPool pool = new BufferPool();
    PlainBlocks blocks = new PlainBlocks(pool, LOG2);
    List<ByteBuffer> held = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ByteBuffer buffer = full(blocks.take());
      held.add(buffer);
      blocks.setChanged(blocks.add(i, buffer), i % 2 == 0);
    }
    ByteBuffer unneeded = full(blocks.take());
    held.add(unneeded);
    blocks.giveBack(unneeded);
    blocks.clear();
    held.forEach(PlainBlocksTest::requireZero);
    for (int i = 0; i < 20; i++) {
      requireZero(pool.takeBlock(LOG2));
    }
  }

  private static ByteBuffer full(ByteBuffer buffer) {
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, (byte) 'x');
    }
    return buffer;
  }

  private static void requireZero(ByteBuffer buffer) {
    for (int i = 0; i < buffer.capacity(); i++) {
      assertEquals(0, buffer.get(i));
    }
  }
}
