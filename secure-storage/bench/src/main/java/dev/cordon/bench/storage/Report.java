package dev.cordon.bench.storage;

import java.util.Locale;

/**
 * The figures of a race, one a line: times first, then ratios of processor time and of the wall.
 */
record Report(Race race) {
  private static final String OURS = "cordon";
  private static final String PLAIN = "plain";
  private static final String PEER = "cryptofs";
  private static final String TINK = "tink";

  void print() {
    for (Load load : race.loads()) {
      Race.contenders(load).forEach(name -> times(load, name));
    }
    costs(Load.SEQUENTIAL_WRITE, 1.5);
    costs(Load.SEQUENTIAL_READ, 1.6);
    gains(Load.SEQUENTIAL_WRITE, 2.3);
    gains(Load.SEQUENTIAL_READ, 1.3);
    gains(Load.SMALL_WRITE, 4);
    gains(Load.SMALL_READ, 3);
    gains(Load.RANDOM_READ, 1.5);
    gains(Load.RANDOM_OVERWRITE, 2);
    compare(Load.STREAMED_RANDOM_READ, OURS, PEER);
    compare(Load.SEQUENTIAL_WRITE, OURS, TINK);
    compare(Load.SEQUENTIAL_READ, OURS, TINK);
    sql(Load.SQL_INSERT, 2);
    compareSql(Load.SQL_INSERT_LONG, "cordon_jdbc");
    sql(Load.SQL_POINT_QUERY, 1.9);
  }

  private void times(Load load, String name) {
    Seat seat = race.seat(name);
    Figure.plain(word(load) + "_" + name + "_cpu", seat.processorMillis(load), "ms");
    Figure.plain(word(load) + "_" + name + "_wall", seat.wallMillis(load), "ms");
  }

  /** How many times the processor time of plain files it costs. */
  private void costs(Load load, double target) {
    if (!race.loads().contains(load)) {
      return;
    }
    String name = word(load) + "_against_plain";
    Figure.atMost(name, cpu(load, OURS) / cpu(load, PLAIN), "x", target);
    Figure.plain(name + "_wall", wall(load, OURS) / wall(load, PLAIN), "x");
  }

  /** How many times faster than the peer it is. */
  private void gains(Load load, double target) {
    if (!race.loads().contains(load)) {
      return;
    }
    String name = word(load) + "_faster_than_cryptofs";
    Figure.atLeast(name, cpu(load, PEER) / cpu(load, OURS), "x", target);
    Figure.plain(name + "_wall", wall(load, PEER) / wall(load, OURS), "x");
  }

  private void compare(Load load, String ours, String other) {
    if (!race.loads().contains(load)) {
      return;
    }
    String name = word(load) + "_faster_than_" + other;
    Figure.plain(name, cpu(load, other) / cpu(load, ours), "x");
  }

  private void sql(Load load, double target) {
    if (!race.loads().contains(load)) {
      return;
    }
    String name = word(load) + "_against_plain";
    Figure.atMost(name, cpu(load, "cordon_jdbc") / cpu(load, "plain_jdbc"), "x", target);
    Figure.plain(name + "_wall", wall(load, "cordon_jdbc") / wall(load, "plain_jdbc"), "x");
    compareSql(load, "cordon_sql");
  }

  private void compareSql(Load load, String ours) {
    if (race.loads().contains(load)) {
      String name = word(load) + "_" + ours + "_against_plain";
      Figure.plain(name, cpu(load, ours) / cpu(load, "plain_jdbc"), "x");
    }
  }

  private double cpu(Load load, String name) {
    return race.seat(name).processorMillis(load);
  }

  private double wall(Load load, String name) {
    return race.seat(name).wallMillis(load);
  }

  private static String word(Load load) {
    return "storage_" + load.name().toLowerCase(Locale.ROOT);
  }
}
