package dev.cordon.bench.storage;

/** A piece of work, the same for every contender, large enough for a clock of 10 ms ticks. */
enum Load {
  SEQUENTIAL_WRITE(2),
  SEQUENTIAL_READ(2),
  SMALL_WRITE(12),
  SMALL_READ(6),
  RANDOM_READ(2),
  STREAMED_RANDOM_READ(2),
  RANDOM_OVERWRITE(3),
  SQL_INSERT(4),
  SQL_INSERT_LONG(2),
  SQL_POINT_QUERY(3);

  private final int warmUps;

  Load(int warmUps) {
    this.warmUps = warmUps;
  }

  /** How often it is done before it counts, until the compilers of every contender are quiet. */
  int warmUps() {
    return warmUps;
  }
}
