package dev.cordon.storage.volume;

import java.io.IOException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/** Steps of a script by chance; the same for the same seed, whatever the volume does. */
final class Life {
  private static final String[] NAMES = {"a", "b", "c", "日本"};

  private final Script script;
  private final Shadow shadow;
  private final Random random;

  Life(Script script, long seed) {
    this.script = script;
    this.shadow = script.shadow;
    this.random = new Random(seed);
  }

  void live(int steps) throws IOException {
    for (int i = 0; i < steps; i++) {
      step();
    }
  }

  private void step() throws IOException {
    switch (random.nextInt(12)) {
      case 0 -> createDirectory(somePlace());
      case 1 -> delete(anyOne());
      case 2 -> move(anyOne(), somePlace());
      case 3 -> move(anyOne(), anyOne());
      case 4 -> rewrite(anyOne());
      case 5 -> truncate(anyOne());
      case 6 -> write(anyOne(), true);
      case 7, 8 -> write(anyOne(), false);
      case 9, 10 -> create(somePlace());
      default -> script.commit();
    }
  }

  private void createDirectory(String path) throws IOException {
    if (!shadow.exists(path)) {
      script.createDirectory(path);
    }
  }

  private void create(String path) throws IOException {
    if (!shadow.exists(path)) {
      script.file(path, size(), random.nextInt());
    }
  }

  private void delete(String path) throws IOException {
    if (shadow.gives(path)) {
      script.delete(path);
    }
  }

  private void move(String from, String to) throws IOException {
    boolean outside = !from.isEmpty() && !(to + "/").startsWith(from + "/");
    if (outside && !to.isEmpty() && (!shadow.exists(to) || shadow.gives(to))) {
      script.move(from, to);
    }
  }

  private void rewrite(String path) throws IOException {
    if (!shadow.isDirectory(path)) {
      script.rewrite(path, Desk.content(size(), random.nextInt()));
    }
  }

  private void truncate(String path) throws IOException {
    if (!shadow.isDirectory(path)) {
      script.truncate(path, random.nextInt(shadow.bytes(path).length + 1));
    }
  }

  private void write(String path, boolean atTheEnd) throws IOException {
    if (!shadow.isDirectory(path)) {
      int end = shadow.bytes(path).length;
      int position = atTheEnd ? end : random.nextInt(end + 5_000);
      byte[] bytes = Desk.content(size(), random.nextInt());
      script.put(path, position, bytes, StandardOpenOption.READ);
    }
  }

  /** What is there, or the root. */
  private String anyOne() {
    List<String> paths = shadow.paths();
    return paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
  }

  /** A name in some directory; it may be there. */
  private String somePlace() {
    String parent = anyOne();
    return (shadow.isDirectory(parent) ? parent : "") + "/" + NAMES[random.nextInt(NAMES.length)];
  }

  private int size() {
    int kind = random.nextInt(40);
    if (kind == 0) {
      return 600_000; // too much to wait in memory
    }
    return 1 + random.nextInt(kind < 8 ? 90_000 : 3_000);
  }
}
