package dev.cordon.bench.storage;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Runs all loads with all contenders, interleaved, and prints ratios of processor time. */
public final class Main {
  private static final int WARM_UP_ROUNDS = 1;
  private static final int ROUNDS = 5;
  private final Timings timings = new Timings();
  private final Path directory;

  private Main(Path directory) {
    this.directory = directory;
  }

  /** Measures in the JVM's directory for temporary files. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("cordon-bench");
    try {
      new Main(directory).run();
    } finally {
      Trees.delete(directory);
    }
  }

  private void run() throws Exception {
    try (Contenders contenders = Contenders.in(directory)) {
      for (Contender contender : contenders.all()) {
        Load.prepare(contender.root(), buffer(contender));
      }
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        for (Contender contender : contenders.all()) {
          round(contender, round >= 0);
        }
      }
      new Report(timings, contenders.all()).print();
    }
  }

  private void round(Contender contender, boolean counts) throws Exception {
    Path small = Files.createDirectory(contender.root().resolve("small"));
    for (Load load : Load.values()) {
      Timing timing = counts ? timings.of(load, contender.name()) : new Timing();
      ByteBuffer buffer = buffer(contender);
      timing.of(() -> load.run(contender.root(), buffer));
    }
    Trees.delete(small);
  }

  private static ByteBuffer buffer(Contender contender) {
    byte[] bytes = new byte[Load.BUFFER_BYTES];
    new Random(5).nextBytes(bytes);
    ByteBuffer buffer =
        contender.direct()
            ? ByteBuffer.allocateDirect(bytes.length)
            : ByteBuffer.allocate(bytes.length);
    return buffer.put(bytes).clear();
  }
}
