package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Gives a file a content with another key and a file of its own, and the same bytes. */
final class Renewal {
  private static final int COPY_BYTES = 256 * 1024;

  private final Shelf shelf;

  Renewal(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Copies the bytes of {@code node}, whose content is open; its monitor is held. */
  void run(Node node) throws IOException {
    Body old = node.body.orElseThrow(Shelf::bug);
    Content from = old.content.orElseThrow(Shelf::bug);
    Body fresh = shelf.renew(node, from.log2());
    try {
      copy(from, fresh.content.orElseThrow(Shelf::bug));
    } catch (IOException e) {
      shelf.discard(fresh);
      throw e;
    }
    node.body = Optional.of(fresh);
    shelf.discard(old);
  }

  private static void copy(Content from, Content to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
    Buffer bounds = buffer; // Android 8 knows these methods of Buffer only
    try {
      long position = 0;
      while (from.read(buffer, position) >= 0) {
        bounds.flip();
        position += to.write(buffer, position);
        bounds.clear();
      }
    } finally {
      Arrays.fill(buffer.array(), (byte) 0);
    }
  }
}
