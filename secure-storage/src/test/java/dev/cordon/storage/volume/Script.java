package dev.cordon.storage.volume;

import dev.cordon.storage.ledger.Anchor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A life of a volume, step by step, with what it holds once each step is done. A step that fails
 * may be done again.
 */
final class Script {
  /** What the volume held, oldest first. */
  final List<Map<String, String>> history = new ArrayList<>();

  /** Which of {@link #history} is the oldest that the volume may go back to. */
  int acknowledged;

  /** Where the ledger stood then. */
  Optional<Anchor> anchor = Optional.empty();

  final Shadow shadow = new Shadow();
  private final Attempt attempt;
  private final Volume volume;

  /** How a step is done. */
  @FunctionalInterface
  interface Attempt {
    void make(Step step) throws IOException;
  }

  /** One step. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  Script(Volume volume, Attempt attempt) {
    this.volume = volume;
    this.attempt = attempt;
    history.add(shadow.picture());
  }

  /** A whole life. */
  void run() throws IOException {
    work();
    closeVolume();
  }

  /** Create, overwrite in place, append, truncate, rename, delete, commit. */
  void work() throws IOException {
    createDirectory("/d");
    file("/d/one", 100_000, 1);
    file("/two", 5, 2);
    commit();
    file("/three", 40_000, 3);
    put("/d/one", 40_000, Desk.content(10, 4), StandardOpenOption.READ);
    put("/two", 5, Desk.content(70_000, 5), StandardOpenOption.READ);
    commit();
    put("/d/one", 0, Desk.content(90_000, 6), StandardOpenOption.READ);
    truncate("/two", 50_000);
    move("/d", "/e");
    rewrite("/three", Desk.content(3_000, 7));
    commit();
    move("/three", "/two");
    file("/e/four", 33_000, 8);
    delete("/e/one");
    file("/five", 12, 9);
    delete("/five");
    file("/six", 12, 10);
    file("/seven", 600_000, 14); // too much to wait in memory
    delete("/seven");
    commit();
    put("/two", 2_990, Desk.content(1_000, 11), StandardOpenOption.READ);
    rewrite("/e/four", Desk.content(10, 12));
    delete("/six");
    commit();
    file("/seven", 7, 13);
  }

  Map<String, String> now() {
    return shadow.picture();
  }

  void file(String path, int bytes, int seed) throws IOException {
    byte[] content = Desk.content(bytes, seed);
    step(() -> open(path, StandardOpenOption.READ).close(), () -> shadow.createFile(path));
    put(path, 0, content, StandardOpenOption.READ);
  }

  void put(String path, int position, byte[] bytes, StandardOpenOption how) throws IOException {
    step(
        () -> {
          try (OpenFile file = open(path, how)) {
            int unused = file.write(ByteBuffer.wrap(bytes), position);
          }
        },
        () -> shadow.write(path, position, bytes));
  }

  void rewrite(String path, byte[] bytes) throws IOException {
    shadow.truncate(path, 0);
    history.add(shadow.picture()); // a commit may come between the two
    step(
        () -> {
          try (OpenFile file = open(path, StandardOpenOption.TRUNCATE_EXISTING)) {
            int unused = file.write(ByteBuffer.wrap(bytes), 0);
          }
        },
        () -> shadow.write(path, 0, bytes));
  }

  private OpenFile open(String path, StandardOpenOption how) throws IOException {
    return Desk.file(volume, path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, how);
  }

  void truncate(String path, int bytes) throws IOException {
    step(
        () -> {
          try (OpenFile file = Desk.file(volume, path, StandardOpenOption.WRITE)) {
            file.truncate(bytes);
          }
        },
        () -> shadow.truncate(path, bytes));
  }

  void createDirectory(String path) throws IOException {
    step(() -> volume.createDirectory(Shadow.place(path)), () -> shadow.createDirectory(path));
  }

  void move(String from, String to) throws IOException {
    step(
        () -> volume.move(Shadow.place(from), Shadow.place(to), true),
        () -> {
          shadow.delete(to);
          shadow.move(from, to);
        });
  }

  void delete(String path) throws IOException {
    step(() -> volume.delete(Shadow.place(path)), () -> shadow.delete(path));
  }

  void commit() throws IOException {
    attempt.make(volume::commit);
    acknowledge();
  }

  void closeVolume() throws IOException {
    volume.close(); // closing again would not commit again
    acknowledge();
  }

  private void acknowledge() {
    acknowledged = history.size() - 1;
    anchor = volume.anchor();
  }

  /** A step that fails may have been done: it is noted before. */
  private void step(Step step, Runnable then) throws IOException {
    then.run();
    history.add(shadow.picture());
    attempt.make(step);
  }
}
