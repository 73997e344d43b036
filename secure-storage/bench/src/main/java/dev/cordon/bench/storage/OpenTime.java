package dev.cordon.bench.storage;

import dev.cordon.storage.SecureDatabase;
import dev.cordon.testing.EnrolledContainer;
import java.util.ArrayList;
import java.util.List;

/**
 * How long opening a database of 1,000 rows takes, until it has answered nothing but that it can.
 */
final class OpenTime {
  private static final int WARM_UP = 50;
  private static final int TIMES = 101;
  private static final int ROWS = 1_000;

  private OpenTime() {}

  /** The middle of many, in milliseconds of the wall. */
  static double millis() throws Exception {
    try (EnrolledContainer work = EnrolledContainer.create()) {
      fill(work);
      List<Long> times = new ArrayList<>();
      for (int i = -WARM_UP; i < TIMES; i++) {
        long start = System.nanoTime();
        SecureDatabase opened = CordonSql.databases(work).open("open");
        long nanos = System.nanoTime() - start;
        opened.close();
        if (i >= 0) {
          times.add(nanos);
        }
      }
      return Medians.of(times, Long::longValue) / 1e6;
    }
  }

  private static void fill(EnrolledContainer work) throws Exception {
    try (SecureDatabase database = CordonSql.databases(work).open("open")) {
      for (String table : SqlLoads.tables(Load.SQL_INSERT)) {
        int unused = database.execute(table);
      }
      String insert = SqlLoads.insert(Load.SQL_INSERT);
      boolean unused =
          database.transaction(
              () -> {
                for (int i = 0; i < ROWS; i++) {
                  FileLoads.require(
                      database.execute(insert, SqlLoads.row(Load.SQL_INSERT, i)) == 1);
                }
                return true;
              });
    }
  }
}
