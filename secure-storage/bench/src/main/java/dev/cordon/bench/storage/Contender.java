package dev.cordon.bench.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** One way to keep work. Each runs in a process of its own, so that none suffers from another. */
interface Contender extends AutoCloseable {
  /** What {@code load} needs and is not measured; before each time. */
  void prepare(Load load) throws Exception;

  /** Does all of it: at the end nothing waits in buffers of the contender's. */
  void run(Load load) throws Exception;

  @Override
  void close() throws IOException, SQLException;

  /** The contender called {@code name}, working in {@code directory}. */
  static Contender of(String name, Path directory) throws Exception {
    return switch (name) {
      case "plain" -> PlainFiles.in(directory);
      case "cordon" -> CordonFiles.open();
      case "cryptofs" -> CryptofsFiles.in(directory);
      case "tink" -> new TinkFiles(directory);
      case "cordon_sql" -> CordonSql.open();
      case "cordon_jdbc" -> CordonSql.jdbc();
      case "plain_jdbc" -> JdbcSql.plain(directory);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
