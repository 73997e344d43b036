package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import dev.cordon.storage.content.ContentState;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A commit's work on contents. One thread at a time. */
final class Sealing {
  private final Shelf shelf;
  private final Book book;
  private final Medium medium;
  private final Renewal renewal;

  Sealing(Shelf shelf, Book book, Medium medium) {
    this.shelf = shelf;
    this.book = book;
    this.medium = medium;
    this.renewal = new Renewal(shelf);
  }

  /** With the gate held alone: puts the blocks of {@code node} into its file. */
  void flush(Node node) throws IOException {
    synchronized (node) {
      if (!node.body.isPresent() || !node.body.get().pinned) {
        return;
      }
      try {
        flush(node, node.body.get());
      } catch (IOException e) {
        throw medium.explain(e, shelf.subject(node));
      }
    }
  }

  private void flush(Node node, Body old) throws IOException {
    Content content = old.content.orElseThrow(Shelf::bug);
    if (content.bytes() == 0) {
      shelf.drop(node); // no bytes, no content
      return;
    }
    if (old.suspect || content.isWornOut()) {
      renewal.run(node);
    }
    Body body = node.body.orElseThrow(Shelf::bug);
    Content now = body.content.orElseThrow(Shelf::bug);
    if (now.isDirty() || !body.state.isPresent()) {
      body.state = Optional.of(now.flush());
      body.unforced = true;
    }
  }

  /** With the gate held alone: notes what must be forced before {@code batch} may be told. */
  void collect(Node node, Batch batch) {
    synchronized (node) {
      if (!node.body.isPresent()) {
        return;
      }
      Body body = node.body.get();
      if (!body.pinned) {
        return;
      }
      body.inFlight = true;
      boolean first = !body.named;
      body.named = true;
      if (first && node.writers.get() > 0 && book.promise(body.number)) {
        batch.written.add(body.number);
      }
      ContentState state = body.state.orElseThrow(Shelf::bug);
      batch.sealed.add(new Batch.Sealed(node, body, body.content.orElseThrow(Shelf::bug), state));
    }
  }

  /** With the gate held alone: the numbers of contents that are open. */
  Set<Long> open() {
    Set<Long> numbers = new HashSet<>();
    for (Body body : shelf.live()) {
      numbers.add(body.number);
    }
    return numbers;
  }

  /** Returns once the medium has the blocks of {@code batch}. */
  void force(Batch batch) throws IOException {
    for (Batch.Sealed sealed : batch.sealed) {
      if (sealed.body().unforced) {
        force(sealed);
      }
    }
  }

  private void force(Batch.Sealed sealed) throws IOException {
    try {
      tryToForce(sealed.content());
      sealed.body().unforced = false;
    } catch (IOException e) {
      // What a system failed to force it may forget; the next try writes it all anew.
      sealed.body().suspect |= !(e instanceof ClosedByInterruptException);
      throw medium.explain(e, shelf.subject(sealed.node()));
    }
  }

  private static void tryToForce(Content content) throws IOException {
    try {
      content.force();
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (AsynchronousCloseException e) {
      content.force(); // another thread was interrupted while it used the same file
    }
  }

  /** The commit is over. */
  void done(Batch batch, boolean committed) {
    for (Batch.Sealed sealed : batch.sealed) {
      synchronized (sealed.node()) {
        done(sealed, committed);
      }
    }
  }

  private void done(Batch.Sealed sealed, boolean committed) {
    Body body = sealed.body();
    body.inFlight = false;
    if (committed) {
      sealed.content().committed(sealed.state());
      body.pinned = sealed.content().isDirty();
    }
    if (body.dropped || (!body.pinned && sealed.node().handles.get() == 0)) {
      shelf.close(body);
    }
  }
}
