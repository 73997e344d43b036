package dev.cordon.bench.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several contenders, the same loads, taking turns. */
final class Race implements AutoCloseable {
  private static final int ROUNDS = 5;
  private static final List<String> FILES = List.of("plain", "cordon", "cryptofs");
  private static final List<String> STREAMS = List.of("plain", "cordon", "cryptofs", "tink");
  private static final List<String> DATABASES = List.of("plain_jdbc", "cordon_jdbc", "cordon_sql");

  private final Set<Load> loads;
  private final Map<String, Seat> seats = new LinkedHashMap<>();

  /** Seats all that {@code loads} need; each gets a directory of its own in {@code directory}. */
  Race(Path directory, Set<Load> loads) throws IOException {
    this.loads = loads;
    for (Load load : loads) {
      for (String name : contenders(load)) {
        if (!seats.containsKey(name)) {
          seats.put(name, Seat.of(name, directory));
        }
      }
    }
  }

  /** Who does {@code load}. */
  static List<String> contenders(Load load) {
    return switch (load) {
      case SEQUENTIAL_WRITE, SEQUENTIAL_READ -> STREAMS;
      case SQL_INSERT, SQL_INSERT_LONG, SQL_POINT_QUERY -> DATABASES;
      default -> FILES;
    };
  }

  Set<Load> loads() {
    return loads;
  }

  Seat seat(String name) {
    Seat seat = seats.get(name);
    if (seat == null) {
      throw new IllegalArgumentException(name);
    }
    return seat;
  }

  /** Each round does one load after the other, each by one contender after the other. */
  void run() throws IOException {
    for (Load load : loads) {
      for (int i = 0; i < load.warmUps(); i++) {
        byAll(load, false);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Load load : loads) {
        byAll(load, true);
      }
    }
  }

  private void byAll(Load load, boolean counts) throws IOException {
    for (String name : contenders(load)) {
      seat(name).measure(load, counts);
    }
  }

  @Override
  public void close() throws IOException {
    for (Seat seat : seats.values()) {
      seat.close();
    }
  }
}
