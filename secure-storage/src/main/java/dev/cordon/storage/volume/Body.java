package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import dev.cordon.storage.content.ContentState;
import java.util.Optional;

/**
 * The bytes of one file: one content, open while somebody needs it. Changed under its node's
 * monitor; {@code suspect} only by the thread that commits.
 */
final class Body {
  final long number;

  /** As flushed last; empty if it never was. */
  volatile Optional<ContentState> state;

  volatile Optional<Content> content;

  /** Whether a commit names it or is about to: what it writes then needs a record before. */
  boolean named;

  /** Whether it holds what no commit has yet, so that it must stay open. */
  boolean pinned;

  /** Whether a commit under way needs it. */
  boolean inFlight;

  /** Whether its file has another body by now, so that it closes once the commit is over. */
  boolean dropped;

  /** Whether it was flushed and not forced since: set after flushing, cleared before forcing. */
  volatile boolean unforced;

  /** Whether forcing failed: the system may have thrown away what was flushed. */
  boolean suspect;

  private Body(long number, Optional<ContentState> state, Optional<Content> content) {
    this.number = number;
    this.state = state;
    this.content = content;
  }

  /** The body that a row names. */
  static Body of(ContentState state) {
    Body body = new Body(state.number(), Optional.of(state), Optional.empty());
    body.named = true;
    return body;
  }

  /** A new one, without bytes. */
  static Body fresh(long number, Content content) {
    return new Body(number, Optional.empty(), Optional.of(content));
  }

  /** The length with what was not flushed yet. */
  long bytes() {
    Optional<Content> open = content;
    if (open.isPresent()) {
      return open.get().bytes();
    }
    return state.isPresent() ? state.get().bytes() : 0;
  }
}
