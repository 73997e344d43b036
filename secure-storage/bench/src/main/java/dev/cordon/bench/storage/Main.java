package dev.cordon.bench.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints what encrypted files and databases cost; see docs/benchmarks.md. */
public final class Main {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final int WIPES = 3;

  private Main() {}

  /** Measures everything, or the loads that are named. */
  public static void main(String[] loads) throws Exception {
    Set<Load> wanted =
        Stream.of(String.join(" ", loads).split(" ", -1))
            .filter(name -> !name.isEmpty())
            .map(Load::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Load.class)));
    if (wanted.isEmpty()) {
      race(EnumSet.allOf(Load.class));
      opening();
      wiping();
    } else {
      race(wanted);
    }
  }

  private static void race(Set<Load> loads) throws Exception {
    boolean memory = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
    Path directory =
        memory
            ? Files.createTempDirectory(MEMORY, "cordon-bench")
            : Files.createTempDirectory("cordon-bench");
    System.out.println("Files and databases to race with lie in " + directory.getParent());
    try (Race race = new Race(directory, loads)) {
      race.run();
      new Report(race).print();
    } finally {
      Trees.delete(directory);
    }
  }

  private static void opening() throws Exception {
    Path directory = Files.createTempDirectory("cordon-open");
    try {
      Figure.atMost("storage_database_open", OpenTime.millis(), "ms", 2);
    } finally {
      Trees.delete(directory);
    }
  }

  private static void wiping() throws Exception {
    Path directory = Files.createTempDirectory("cordon-wipe");
    System.out.println("The containers to wipe lie in " + directory.getParent());
    List<WipeTime> times = new ArrayList<>();
    try {
      for (int i = 0; i < WIPES; i++) {
        times.add(WipeTime.in(Files.createDirectory(directory.resolve("wipe-" + i))));
      }
    } finally {
      Trees.delete(directory);
    }
    Figure.atMost("storage_wipe_keys_gone", Medians.of(times, WipeTime::keysNanos) / 1e6, "ms", 50);
    Figure.plain("storage_wipe_keys_gone_first", times.get(0).keysNanos() / 1e6, "ms");
    Figure.plain("storage_wipe_files_gone", Medians.of(times, WipeTime::filesNanos) / 1e6, "ms");
  }
}
