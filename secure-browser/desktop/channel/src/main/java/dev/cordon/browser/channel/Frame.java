package dev.cordon.browser.channel;

import java.nio.ByteBuffer;

/**
 * A message as it lies on the pipe, without its length.
 *
 * @param kind one byte
 * @param words JSON, or the number that raw bytes belong to
 * @param raw what follows; empty for a message of words
 */
record Frame(int kind, ByteBuffer words, ByteBuffer raw) {
  int bytes() {
    return 1 + words.remaining() + raw.remaining();
  }
}
