package dev.cordon.storage.android.room;

import android.database.sqlite.SQLiteDoneException;
import androidx.sqlite.db.SupportSQLiteStatement;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.RowMapper;
import dev.cordon.storage.sql.Rows;
import dev.cordon.storage.sql.Turns;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL text and its arguments; the driver prepares it at each run. For one thread at a time. */
final class Statement extends Bindings implements SupportSQLiteStatement {
  private final Turns turns;
  private final String sql;

  Statement(Turns turns, String sql) {
    this.turns = turns;
    this.sql = sql;
  }

  @Override
  public void execute() {
    int unused = executeUpdateDelete();
  }

  @Override
  public int executeUpdateDelete() {
    return Unchecked.call(() -> turns.execute(sql, arguments()));
  }

  @Override
  public long executeInsert() {
    return Unchecked.call(() -> Changes.insert(turns, sql, arguments()));
  }

  @Override
  public long simpleQueryForLong() {
    return Unchecked.call(
        () -> turns.query(sql, rows -> first(rows, row -> row.integer(0)), arguments()));
  }

  @Override
  public @Nullable String simpleQueryForString() {
    return Unchecked.call(
            () -> turns.query(sql, rows -> first(rows, Statement::textIfAny), arguments()))
        .orElse(null);
  }

  private static Optional<String> textIfAny(Row row) throws DatabaseException {
    return row.isNull(0) ? Optional.empty() : Optional.of(row.text(0));
  }

  private static <T> T first(Rows rows, RowMapper<T> mapper) throws DatabaseException {
    if (!rows.next()) {
      throw new SQLiteDoneException("the query gave no row");
    }
    return mapper.map(rows);
  }
}
