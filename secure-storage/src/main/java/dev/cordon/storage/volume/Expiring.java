package dev.cordon.storage.volume;

import dev.cordon.core.Registration;
import dev.cordon.core.Removal;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that expire. By its exact time a file is refused; soon after, on the container's own
 * thread, it is deleted, also while somebody has it open. Safe for many threads.
 */
final class Expiring implements Closeable {
  /** So many files are deleted between two reports of how far it is. */
  private static final int AT_ONCE = 64;

  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Engine engine;
  private final DayKeys keys;
  private final Dooms dooms;
  private final Renewal renewal;
  private final Set<Node> nodes = ConcurrentHashMap.newKeySet();
  private Optional<Registration> watch = Optional.empty(); // guarded by this
  private boolean closed; // guarded by this

  Expiring(Engine engine, DayKeys keys, Dooms dooms) {
    this.engine = engine;
    this.keys = keys;
    this.dooms = dooms;
    this.renewal = new Renewal(engine.shelf);
  }

  /** Watches over those that expire already. */
  void begin() {
    nodes.addAll(engine.tree.expiring());
    if (!nodes.isEmpty()) {
      watch();
    }
  }

  private synchronized void watch() {
    if (!watch.isPresent() && !closed) {
      watch = Optional.of(keys.watch(this::sweep));
    }
  }

  /** Refuses what expired. */
  void require(Node node, Place place) throws StorageException {
    if (node.expires() && isOver(node, keys.now())) {
      keys.reached(Instant.ofEpochMilli(node.expiresMillis));
      throw new StorageException(Problem.EXPIRED, place.toString());
    }
  }

  /**
   * Brings what the file at {@code place} is read by into memory, if there is one that expires; to
   * be called while no lock is held.
   */
  void fetchKey(Place place) throws IOException {
    Optional<LocalDate> day = nodes.isEmpty() ? Optional.empty() : lastDay(place);
    if (day.isPresent()) {
      keys.fetch(day.get());
    }
  }

  private Optional<LocalDate> lastDay(Place place) throws IOException {
    try {
      return engine.tree.find(place).lastDay();
    } catch (FileSystemException notThere) {
      return Optional.empty(); // told by whoever opens it
    }
  }

  /**
   * Has the file at {@code place} expire at {@code when}, instead of any other time.
   *
   * @throws StorageException EXPIRED if it has expired already
   */
  void set(Place place, Instant when) throws IOException {
    long millis = millis(when);
    LocalDate day = Node.dayOf(millis);
    boolean hasKey = keys.reserve(day);
    if (hasKey) {
      keys.fetch(day);
    }
    fetchKey(place);
    engine.gate.run(() -> set(place, millis, hasKey));
    watch();
    if (!when.isAfter(keys.now())) {
      keys.reached(when);
    }
  }

  /** In milliseconds since 1970, of which 0 says never; what is out of their range is far away. */
  private static long millis(Instant when) {
    if (!when.isAfter(Instant.EPOCH)) {
      return 1;
    }
    return when.isBefore(FAR) ? Math.max(1, when.toEpochMilli()) : FAR.toEpochMilli();
  }

  private void set(Place place, long millis, boolean hasKey) throws IOException {
    Node node = engine.tree.find(place);
    if (node.directory) {
      throw new FileSystemException(place.toString(), null, "a directory does not expire");
    }
    require(node, place);
    synchronized (node) {
      boolean sameKey = node.lastDay().equals(Optional.of(Node.dayOf(millis)));
      if (sameKey || !hasKey || !node.body.isPresent()) {
        node.expiresMillis = millis;
      } else {
        rekey(node, millis);
      }
    }
    engine.pending.changed(node);
    nodes.add(node);
  }

  private void rekey(Node node, long millis) throws IOException {
    long before = node.expiresMillis;
    engine.shelf.open(node); // by the key of before
    node.expiresMillis = millis;
    boolean done = false;
    try {
      renewal.run(node);
      done = true;
    } catch (IOException e) {
      throw engine.medium.explain(e, engine.shelf.subject(node));
    } finally {
      node.expiresMillis = done ? millis : before;
      engine.shelf.idle(node);
    }
  }

  private static boolean isOver(Node node, Instant now) {
    return node.expires() && node.expiresMillis <= now.toEpochMilli();
  }

  /** Deletes what expired by {@code now}. What fails is tried again. */
  private void sweep(Instant now) {
    try {
      List<Node> due = due(now);
      long failed = 0;
      for (int from = 0; from < due.size(); from += AT_ONCE) {
        int to = Math.min(due.size(), from + AT_ONCE);
        failed += delete(due.subList(from, to));
        keys.removed(new Removal(to - failed, due.size(), failed));
      }
      keys.forgetBefore(now.atZone(ZoneOffset.UTC).toLocalDate());
    } catch (IOException later) {
      return;
    }
  }

  private List<Node> due(Instant now) {
    List<Node> due = new ArrayList<>();
    nodes.removeIf(node -> !isOver(node, now) && node.detached && node.handles.get() == 0);
    for (Node node : nodes) {
      if (isOver(node, now)) {
        due.add(node);
      }
    }
    return due;
  }

  /** How many of their contents could not be deleted. */
  private long delete(List<Node> due) throws IOException {
    List<Long> contents = new ArrayList<>();
    engine.gate.run(
        () -> {
          for (Node node : due) {
            engine.tree.remove(node, engine.now());
            engine.shelf.end(node).ifPresent(contents::add);
          }
        });
    engine.commits.commit();
    due.forEach(nodes::remove);
    return contents.stream().filter(dooms::isRecorded).count();
  }

  @Override
  public void close() {
    Optional<Registration> last;
    synchronized (this) {
      closed = true;
      last = watch;
      watch = Optional.empty();
    }
    last.ifPresent(Registration::close);
  }
}
