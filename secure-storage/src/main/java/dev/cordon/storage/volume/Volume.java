package dev.cordon.storage.volume;

import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The files of one domain: a tree in memory that commits bring to the medium. Safe for many
 * threads; the caller sees to it that no other volume has the directory open.
 *
 * <p>A commit is a snapshot of the whole volume: after a crash everything is as it was at one
 * moment at or after the last {@link #commit} or {@link OpenFile#force} that returned. By itself
 * the volume commits only when it closes and when a lot has piled up: 64 MiB, 4,096 rows, 256 files
 * closed.
 *
 * <p>Reading a file does not update its access time: when somebody read what is nobody's business
 * afterwards.
 *
 * <p>Errors: those of {@code java.nio.file} for what is wrong with a place; {@link
 * dev.cordon.storage.StorageException} with NAME_INVALID, DAMAGED, DISK_FULL, MEDIUM_FAILED for the
 * rest, LOCKED for everything after {@link #close}. After DISK_FULL nothing is lost, and what was
 * refused may be tried again when there is room. After MEDIUM_FAILED the volume may refuse
 * everything until it is opened anew.
 */
public final class Volume implements Closeable {
  private final Engine engine;

  private Volume(Engine engine) {
    this.engine = engine;
  }

  /**
   * Opens the volume in {@code domain}'s directory, or begins one, and ends what a crash cut short.
   *
   * @param anchor what {@link #anchor} said when the container last kept it; empty if it never did
   * @throws dev.cordon.storage.StorageException DAMAGED, ROLLED_BACK, LOCKED, DISK_FULL,
   *     MEDIUM_FAILED
   */
  public static Volume open(
      Domain domain, Optional<Anchor> anchor, SecureRandom random, Clock clock) throws IOException {
    return new Volume(Uninterrupted.run(() -> Engine.start(domain, anchor, random, clock)));
  }

  /** What is known of {@code place}. */
  public Facts facts(Place place) throws IOException {
    engine.gate.requireOpen();
    return engine.tree.find(place).facts();
  }

  /** The names in a directory, in NFC, sorted by UTF-16. */
  public List<String> list(Place directory) throws IOException {
    engine.gate.requireOpen();
    return engine.tree.list(directory);
  }

  /** Makes a directory; the one above must be there. */
  public void createDirectory(Place place) throws IOException {
    engine.commits.relieve();
    engine.gate.run(() -> engine.tree.createDirectory(place, engine.book.number(), engine.now()));
  }

  /**
   * Opens a file with the options of {@link java.nio.file.StandardOpenOption}; without any, for
   * reading.
   *
   * @throws IllegalArgumentException for options that exclude each other
   * @throws UnsupportedOperationException for options of others
   */
  public OpenFile open(Place place, Set<? extends OpenOption> options) throws IOException {
    OpenMode mode = OpenMode.of(options);
    if (mode.writes()) {
      engine.commits.relieve();
    }
    engine.expiring.fetchKey(place);
    return engine.gate.shared(() -> claim(place, mode));
  }

  private OpenFile claim(Place place, OpenMode mode) throws IOException {
    Node node = engine.tree.claim(place, mode, engine.book::number, engine.now());
    OpenFile file = new OpenFile(engine, node, mode, place);
    try {
      engine.expiring.require(node, place);
      if (mode.truncates() && node.body.isPresent()) {
        engine.shelf.empty(node, engine.now());
      } else {
        engine.shelf.open(node);
      }
    } catch (IOException e) {
      file.release();
      throw e;
    }
    return file;
  }

  /** Deletes a file or an empty directory, also on a full disk; open files of it go on. */
  public void delete(Place place) throws IOException {
    engine.commits.relieveIfPossible();
    engine.gate.run(() -> engine.shelf.detached(engine.tree.remove(place, engine.now())));
  }

  /**
   * Moves a file or directory with all that is in it, in one step.
   *
   * @param replace whether a file or empty directory at {@code to} gives way
   */
  public void move(Place from, Place to, boolean replace) throws IOException {
    engine.commits.relieve();
    engine.gate.run(
        () -> engine.tree.move(from, to, replace, engine.now()).ifPresent(engine.shelf::detached));
  }

  /**
   * Puts the file at {@code from} to {@code to}, in the place of any file there, and returns once
   * that is on the medium. If it throws, {@code to} is as it was, and {@code from} is gone, but for
   * {@code LOCKED} and {@code MEDIUM_FAILED}: then the next opening tells.
   */
  public void publish(Place from, Place to) throws IOException {
    engine.commits.relieve();
    new Publication(engine, from, to).run();
  }

  /** Sets those times that are given. */
  public void setTimes(
      Place place,
      Optional<FileTime> modified,
      Optional<FileTime> accessed,
      Optional<FileTime> created)
      throws IOException {
    engine.commits.relieve();
    engine.gate.run(
        () -> {
          Node node = engine.tree.find(place);
          node.times.updateAndGet(
              times ->
                  new Times(
                      nanos(created, times.createdNanos()),
                      nanos(modified, times.modifiedNanos()),
                      nanos(accessed, times.accessedNanos())));
          engine.pending.changed(node);
        });
  }

  /**
   * Has a file expire at {@code when}, instead of any other time, later or earlier; a moment that
   * has passed ends it at once. From then on it is refused with EXPIRED, also where it is open, and
   * soon after it is deleted; when that day is over, in UTC, its key is destroyed, and no copy of
   * the disk opens it any more. Moves keep the time; whoever copies the bytes sets it again.
   *
   * <p>If that day is another than before, the bytes are copied under its key: set it before they
   * are written. What lay on the disk before is under the key of before.
   *
   * @param when to the millisecond, in UTC
   * @throws IllegalArgumentException if it is more than {@link dev.cordon.core.Expiry#MOST_DAYS}
   *     days ahead
   * @throws dev.cordon.storage.StorageException EXPIRED if it has expired already
   */
  public void expires(Place place, Instant when) throws IOException {
    engine.commits.relieve();
    engine.expiring.set(place, when);
  }

  /** Whether it may be used: neither was it closed, nor did it meet trouble that it cannot mend. */
  public boolean isOpen() {
    return engine.gate.isOpen();
  }

  /** The directory below that holds everything. */
  public Path directory() {
    return engine.directory;
  }

  /** Returns once everything that was done before is on the medium. */
  public void commit() throws IOException {
    engine.commits.commit();
  }

  /** Where the ledger stands, also after closing; to be kept at lock. */
  public Optional<Anchor> anchor() {
    return Optional.of(engine.book.anchor());
  }

  /**
   * Commits, closes every open file, and forgets the keys. It closes also if the commit fails;
   * twice is harmless.
   */
  @Override
  public void close() throws IOException {
    engine.close(Problem.LOCKED);
  }

  /** Ends a volume that refuses everything after trouble, without another try to commit. */
  public void abandon() throws IOException {
    engine.close(Problem.MEDIUM_FAILED);
  }

  private static long nanos(Optional<FileTime> given, long otherwise) {
    return given.isPresent() ? given.get().to(TimeUnit.NANOSECONDS) : otherwise;
  }
}
