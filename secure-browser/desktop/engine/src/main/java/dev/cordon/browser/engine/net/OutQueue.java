package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.FromEngine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps back what a socket may not say yet. Safe for many threads. */
final class OutQueue {
  /** Guarded by this, as is the count. */
  private final Deque<Message> waiting = new ArrayDeque<>();

  private long unacknowledgedBytes;

  /** Adds a message, and returns those that may be said now. */
  synchronized List<FromEngine> add(FromEngine words, int bytes) {
    waiting.add(new Message(words, bytes));
    return due();
  }

  /** The app sent on so many bytes; returns what may be said now. */
  synchronized List<FromEngine> taken(int bytes) {
    unacknowledgedBytes = Math.max(0, unacknowledgedBytes - bytes);
    return due();
  }

  private List<FromEngine> due() {
    List<FromEngine> due = new ArrayList<>();
    while (!waiting.isEmpty() && fits(waiting.element())) {
      Message message = waiting.remove();
      unacknowledgedBytes += message.bytes();
      due.add(message.words());
    }
    return due;
  }

  /** A message larger than the window goes when nothing else is under way. */
  private boolean fits(Message message) {
    return unacknowledgedBytes == 0
        || unacknowledgedBytes + message.bytes() <= Bounds.UP_WINDOW_BYTES;
  }

  private record Message(FromEngine words, int bytes) {}
}
