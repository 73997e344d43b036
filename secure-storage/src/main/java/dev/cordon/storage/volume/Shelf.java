package dev.cordon.storage.volume;

import dev.cordon.storage.content.Content;
import dev.cordon.storage.content.Contents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The contents of open files: opened with the first of them, made with the first byte, closed with
 * the last of them or, if something was written, with the commit after that. Everything that
 * changes a body holds its node's monitor; the gate is held shared around it.
 */
final class Shelf {
  private final Contents contents;
  private final Book book;
  private final Dooms dooms;
  private final Pending pending;
  private final Medium medium;
  private final Tree tree;

  /** Bodies whose contents are open. */
  private final Set<Body> live = ConcurrentHashMap.newKeySet();

  Shelf(Contents contents, Book book, Dooms dooms, Pending pending, Medium medium, Tree tree) {
    this.contents = contents;
    this.book = book;
    this.dooms = dooms;
    this.pending = pending;
    this.medium = medium;
    this.tree = tree;
  }

  /** Opens the content of {@code node}, if it has any. */
  void open(Node node) throws IOException {
    synchronized (node) {
      Optional<Body> body = node.body;
      if (!body.isPresent() || body.get().content.isPresent()) {
        return;
      }
      String subject = subject(node);
      try {
        keep(body.get(), contents(node).open(body.get().state.orElseThrow(Shelf::bug), subject));
      } catch (IOException e) {
        throw medium.explain(e, subject);
      }
    }
  }

  /**
   * Writes all of {@code from}.
   *
   * @param log2 for the blocks of a content that is made now
   * @param position empty for the end
   */
  int write(Node node, int log2, ByteBuffer from, Optional<Long> position, long nanos)
      throws IOException {
    synchronized (node) {
      Content content = writable(node, log2);
      try {
        return content.write(from, position.isPresent() ? position.get() : content.bytes());
      } catch (IOException e) {
        throw medium.explain(e, subject(node));
      } finally {
        node.modified(nanos);
        pending.changed(node);
      }
    }
  }

  /** Cuts the file to {@code bytes}, if it is longer. */
  void truncate(Node node, int log2, long bytes, long nanos) throws IOException {
    synchronized (node) {
      if (bytes >= node.bytes()) {
        return;
      }
      if (bytes == 0) {
        empty(node, nanos);
        return;
      }
      try {
        writable(node, log2).truncate(bytes);
      } catch (IOException e) {
        throw medium.explain(e, subject(node));
      } finally {
        node.modified(nanos);
        pending.changed(node);
      }
    }
  }

  /** Takes all bytes away. What is written next is a new content: a crash leaves old or new. */
  void empty(Node node, long nanos) {
    synchronized (node) {
      drop(node);
      node.modified(nanos);
      pending.changed(node);
    }
  }

  /** The file was deleted; whoever has it open goes on. */
  void detached(Node node) {
    synchronized (node) {
      if (node.handles.get() == 0) {
        drop(node);
      } else if (node.body.isPresent()) {
        dooms.doom(node.body.get().number, true);
      }
    }
  }

  /** The last open file of {@code node} may have been closed. */
  void idle(Node node) {
    synchronized (node) {
      Optional<Body> body = node.body;
      if (node.handles.get() > 0 || !body.isPresent()) {
        return;
      }
      if (node.detached) {
        drop(node);
      } else if (body.get().pinned) {
        pending.idled();
        sealEarly(body.get());
      } else {
        close(body.get());
      }
    }
  }

  /** So that what waits for a commit is ciphertext in the system's hands, and no buffer of ours. */
  private static void sealEarly(Body body) {
    Content content = body.content.orElseThrow(Shelf::bug);
    try {
      if (content.bytes() > 0) {
        body.state = Optional.of(content.flush());
        body.unforced = true;
        content.rest();
      }
    } catch (IOException e) {
      return; // the commit tries again, and tells
    }
  }

  /** Its time is over: nobody has it open any more, whatever they think. */
  Optional<Long> end(Node node) {
    synchronized (node) {
      Optional<Long> content = node.body.map(body -> body.number);
      drop(node);
      return content;
    }
  }

  /** Parts {@code node} from its bytes. */
  void drop(Node node) {
    Optional<Body> body = node.body;
    node.body = Optional.empty();
    if (body.isPresent()) {
      discard(body.get());
    }
  }

  /** A new content for {@code node}, in place of any that it has. */
  Body renew(Node node, int log2) throws IOException {
    long number = book.contentNumber();
    Body body = Body.fresh(number, contents(node).create(number, log2, subject(node)));
    body.pinned = true;
    live.add(body);
    return body;
  }

  /** Nobody needs {@code body} any more. */
  void discard(Body body) {
    if (body.inFlight) {
      body.dropped = true;
    } else {
      close(body);
    }
    dooms.release(body.number);
    // Also of a file that no commit knew: until a commit says otherwise, a power cut may bring it
    // back.
    if (body.named || dooms.knows(body.number) || delete(body.number)) {
      dooms.doom(body.number, false);
    }
  }

  void close(Body body) {
    Optional<Content> open = body.content;
    body.content = Optional.empty();
    live.remove(body);
    open.ifPresent(Content::close);
  }

  /** Returns once no power cut takes a new content from its place. */
  void forcePlaces() throws IOException {
    contents.forcePlaces();
  }

  /** Nobody opens anything any more: closes what is open, with its keys. */
  void closeAll() {
    live.forEach(this::close);
    contents.close();
  }

  /** Deletes the file of a content; whether there was one, or might be. */
  private boolean delete(long number) {
    try {
      return contents.delete(number);
    } catch (IOException e) {
      return true;
    }
  }

  String subject(Node node) {
    return tree.placeOf(node).toString();
  }

  Set<Body> live() {
    return live;
  }

  static IllegalStateException bug() {
    return new IllegalStateException("a body without content or state");
  }

  /** The contents under the key that {@code node} asks for. */
  private Contents contents(Node node) {
    Optional<LocalDate> lastDay = node.lastDay();
    return lastDay.isPresent() ? contents.until(lastDay.get()) : contents;
  }

  private Content writable(Node node, int log2) throws IOException {
    if (!node.body.isPresent()) {
      try {
        node.body = Optional.of(renew(node, log2));
      } catch (IOException e) {
        throw medium.explain(e, subject(node));
      }
      if (node.detached) {
        dooms.doom(node.body.get().number, true);
      }
    }
    Body body = node.body.get();
    if (body.named && !dooms.isRecorded(body.number)) {
      book.intend(body.number);
    }
    body.pinned = true;
    return body.content.orElseThrow(Shelf::bug);
  }

  private void keep(Body body, Content content) {
    body.content = Optional.of(content);
    live.add(body);
  }
}
