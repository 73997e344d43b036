package dev.cordon.storage.volume;

import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.content.ContentKeys;
import dev.cordon.storage.content.Contents;
import dev.cordon.storage.ledger.Anchor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** The parts of a volume, put together; they begin and end here. */
final class Engine {
  final Path directory;
  final Gate gate;
  final Medium medium;
  final Pending pending = new Pending();
  final Book book;
  final Tree tree;
  final Shelf shelf;
  final Commits commits;
  final Expiring expiring;
  private final KeptKeys keys;
  private final Clock clock;
  private boolean closed; // guarded by this

  private Engine(
      Path directory, Gate gate, KeptKeys keys, Book book, SecureRandom random, Clock clock)
      throws IOException {
    this.directory = directory;
    this.gate = gate;
    this.keys = keys;
    this.book = book;
    this.clock = clock;
    Contents contents = Contents.in(directory, ContentKeys.of(keys), random);
    tree = new Tree(TreeReading.root(book.table().rows()), pending, gate);
    Recovery.run(book, contents);
    Dooms dooms = new Dooms();
    medium = new Medium(directory, gate);
    shelf = new Shelf(contents, book, dooms, pending, medium, tree);
    Sealing sealing = new Sealing(shelf, book, medium);
    Disposal disposal = new Disposal(dooms, contents);
    commits = new Commits(gate, pending, dooms, book, sealing, disposal);
    expiring = new Expiring(this, keys.expiry(), dooms);
  }

  static Engine start(Domain domain, Optional<Anchor> anchor, SecureRandom random, Clock clock)
      throws IOException {
    Path directory = domain.directory().resolve("files");
    Gate gate = new Gate();
    Medium medium = new Medium(domain.directory(), gate);
    try {
      return start(directory, KeptKeys.of(domain), anchor, random, clock, gate);
    } catch (IOException e) {
      throw medium.explain(e, "");
    }
  }

  private static Engine start(
      Path directory,
      KeptKeys keys,
      Optional<Anchor> anchor,
      SecureRandom random,
      Clock clock,
      Gate gate)
      throws IOException {
    boolean started = false;
    try {
      makeDirectory(keys.directory(), directory);
      Book book = new Book(new Scribe(directory, keys, anchor, random, gate));
      try {
        Engine engine = new Engine(directory, gate, keys, book, random, clock);
        started = true;
        engine.expiring.begin();
        return engine;
      } finally {
        if (!started) {
          book.close();
        }
      }
    } finally {
      if (!started) {
        keys.close();
      }
    }
  }

  /** Makes it so that no power cut takes it away. */
  private static void makeDirectory(Path domain, Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectory(directory);
    try (FileChannel above = FileChannel.open(domain, StandardOpenOption.READ)) {
      above.force(true);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals new names itself
    }
  }

  long now() {
    return Times.now(clock);
  }

  /** Commits if that is possible, and frees everything; no key and no name stays. */
  synchronized void close(Problem why) throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    expiring.close();
    boolean wasOpen = gate.isOpen();
    gate.alone(
        () -> {
          gate.shut(why); // nothing begins after this, so the last commit is the last word
          return closed;
        });
    try {
      if (wasOpen) {
        commits.last();
      }
    } finally {
      commits.stop(shelf::closeAll);
      tree.forget();
      book.close();
      keys.close();
    }
  }
}
