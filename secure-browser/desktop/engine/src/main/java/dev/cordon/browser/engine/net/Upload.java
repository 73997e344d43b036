package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Sends the body of one load, never further ahead than {@link #WINDOW_BYTES}. */
final class Upload {
  /** What may be under way without the app having taken it (docs/browser-channel.md). */
  static final int WINDOW_BYTES = Bounds.UP_WINDOW_BYTES;

  private static final int PIECE_BYTES = 64 << 10;

  private final long id;
  private final Parent parent;
  private final long ofBytes;

  /** Guards what follows. */
  private final Object lock = new Object();

  private final Deque<BodyPart> rest;
  private int at;
  private long unacknowledgedBytes;
  private long sentBytes;
  private boolean ended;

  Upload(long id, List<BodyPart> body, Parent parent) {
    this.id = id;
    this.parent = parent;
    this.rest = new ArrayDeque<>(body);
    this.ofBytes = body.stream().mapToLong(BodyPart::lengthBytes).sum();
  }

  long ofBytes() {
    return ofBytes;
  }

  /** The app sent on so many bytes; returns how many it has sent on in all. */
  long taken(int bytes) {
    synchronized (lock) {
      sentBytes += bytes;
      // What the app adds from a picked file was never counted here.
      unacknowledgedBytes = Math.max(0, unacknowledgedBytes - bytes);
    }
    go();
    return sentBytes;
  }

  void go() {
    synchronized (lock) {
      while (!rest.isEmpty() && unacknowledgedBytes < WINDOW_BYTES) {
        next(rest.element());
      }
      if (rest.isEmpty() && !ended) {
        ended = true;
        parent.say(new FromEngine.BodyEnd(id));
      }
    }
  }

  private void next(BodyPart part) {
    if (part instanceof BodyPart.Picked picked) {
      parent.say(new FromEngine.BodyFile(id, picked.file()));
      rest.remove();
    } else if (part instanceof BodyPart.Bytes made) {
      int piece = Math.min(PIECE_BYTES, made.bytes().length - at);
      if (piece > 0) {
        parent.say(new FromEngine.Body(id, ByteBuffer.wrap(made.bytes(), at, piece).slice()));
      }
      unacknowledgedBytes += piece;
      at += piece;
      if (at == made.bytes().length) {
        rest.remove();
        at = 0;
      }
    }
  }
}
