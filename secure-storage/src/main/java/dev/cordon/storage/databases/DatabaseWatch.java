package dev.cordon.storage.databases;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * What one database must not fall behind, from before it is opened until its last word. At each
 * close in order after something was written, the database gets a new random mark, and the register
 * learns it: first both marks, then the database is marked, then the register keeps the new one
 * alone. So a kill at any instant leaves a database that is admitted. For the engines.
 */
public final class DatabaseWatch implements Closeable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatabasePlace place;
  private final DatabaseRegister register;
  private int mark = Known.UNMARKED; // guarded by DatabaseRegister.LOCK

  /** Puts a mark into the database; it is on the medium on return. */
  @FunctionalInterface
  public interface Marking {
    void set(int mark) throws IOException;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private DatabaseWatch(DatabasePlace place, DatabaseRegister register) {
    this.place = place;
    this.register = register;
  }

  /**
   * To be called before the database is opened, because SQLite takes an absent or empty file for a
   * new database, and throws away the log beside it.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the file is absent or empty although there
   *     was a database, or nobody can tell because the register is lost; {@code ROLLED_BACK} if the
   *     register is an older one
   */
  public static DatabaseWatch begin(DatabasePlace place) throws StorageException {
    DatabaseWatch watch;
    try {
      watch = new DatabaseWatch(place, place.register());
    } catch (IOException e) {
      throw MediumTrouble.explain(e, place.domain().directory(), place.name());
    }
    boolean whole = false;
    try {
      watch.locked(watch::requireWhole);
      whole = true;
      return watch;
    } finally {
      if (!whole) {
        watch.close();
      }
    }
  }

  private void requireWhole() throws IOException {
    Optional<Known> known = register.read(place.name());
    boolean empty = place.isEmpty();
    if (!known.isPresent()) {
      if (empty || register.isAnchored()) {
        throw refused(Problem.DATABASE_DAMAGED, "DATABASE_LOST");
      }
      return; // its key judges it
    }
    if (empty && (known.get().has(place.id()) || place.hasLog())) {
      throw refused(Problem.DATABASE_DAMAGED, "DATABASE_LOST");
    }
    if (!register.exists()) {
      register.write(known.get()); // before the first database, so that its absence tells
    }
  }

  /**
   * To be called when it was opened: from now on it is missed if it is not there.
   *
   * @param found its mark; 0 if it was never given one
   * @throws StorageException {@code ROLLED_BACK} if it is not the one that was closed last
   */
  public void admit(int found) throws StorageException {
    locked(
        () -> {
          mark = found;
          Optional<Known> known = register.read(place.name());
          if (!known.isPresent()) {
            learn(found);
          } else if (!known.get().admits(place.id(), found)) {
            throw refused(Problem.ROLLED_BACK, "DATABASE_ROLLED_BACK");
          } else if (!known.get().has(place.id())) {
            register.write(known.get().with(place.id(), List.of(found)));
          }
        });
  }

  /** There were databases before there was a register. */
  private void learn(int found) throws IOException {
    if (!register.exists() && !register.isAnchored()) {
      Known all = Known.NOTHING;
      for (String id : register.databases()) {
        all = all.with(id, List.of(Known.UNMARKED));
      }
      register.write(all.with(place.id(), List.of(found)));
    }
  }

  /**
   * The last word before an orderly close. If it fails, the database is admitted as it was.
   *
   * @param written whether anything was
   */
  public void leave(boolean written, Marking marking) throws StorageException {
    locked(
        () -> {
          Optional<Known> known = register.read(place.name());
          if (!known.isPresent() || !known.get().admits(place.id(), mark)) {
            return;
          }
          int next = written ? fresh() : mark;
          if (written) {
            register.write(known.get().with(place.id(), List.of(mark, next)));
            marking.set(next);
            mark = next;
          }
          settle(next);
        });
  }

  private void settle(int only) throws IOException {
    Optional<Known> known = register.read(place.name());
    if (known.isPresent() && !known.get().isKnownBy(place.id(), only)) {
      register.write(known.get().with(place.id(), List.of(only)));
    }
  }

  private static int fresh() {
    int next = RANDOM.nextInt();
    return next == Known.UNMARKED ? fresh() : next;
  }

  private DatabaseException refused(Problem problem, String code) {
    return new DatabaseException(problem, place.name(), code);
  }

  private void locked(Step step) throws StorageException {
    synchronized (DatabaseRegister.LOCK) {
      try {
        step.run();
      } catch (IOException e) {
        throw MediumTrouble.explain(e, place.domain().directory(), place.name());
      }
    }
  }

  @Override
  public void close() {
    register.close();
  }
}
