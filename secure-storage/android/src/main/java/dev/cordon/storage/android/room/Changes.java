package dev.cordon.storage.android.room;

import android.content.ContentValues;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.sql.Turns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inserts and updates by column names; names are the program's, values are always arguments. */
final class Changes {
  /** SQLite's words by Android's numbers, {@code CONFLICT_NONE} to {@code CONFLICT_REPLACE}. */
  private static final List<String> ON_CONFLICT =
      List.of("", " OR ROLLBACK", " OR ABORT", " OR FAIL", " OR IGNORE", " OR REPLACE");

  private Changes() {}

  /** The id of the new row, −1 if none was inserted. */
  static long insert(Turns turns, String sql, Object... arguments) throws DatabaseException {
    return turns.inTurn(() -> turns.execute(sql, arguments) == 0 ? -1 : lastRow(turns));
  }

  private static long lastRow(Turns turns) throws DatabaseException {
    return turns.query("SELECT last_insert_rowid()", rows -> rows.next() ? rows.integer(0) : -1L);
  }

  static long insert(Turns turns, String table, int onConflict, ContentValues values)
      throws DatabaseException {
    List<String> columns = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    fill(values, columns, arguments);
    String places = String.join(",", Collections.nCopies(columns.size(), "?"));
    String row =
        columns.isEmpty()
            ? " DEFAULT VALUES"
            : "(" + String.join(",", columns) + ") VALUES (" + places + ")";
    return insert(
        turns,
        "INSERT" + ON_CONFLICT.get(onConflict) + " INTO " + table + row,
        arguments.toArray());
  }

  static int update(
      Turns turns,
      String table,
      int onConflict,
      ContentValues values,
      @Nullable String where,
      Object... whereArguments)
      throws DatabaseException {
    List<String> columns = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    fill(values, columns, arguments);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("an update needs at least one value");
    }
    Collections.addAll(arguments, whereArguments);
    String sql =
        "UPDATE"
            + ON_CONFLICT.get(onConflict)
            + " "
            + table
            + " SET "
            + String.join("=?,", columns)
            + "=?"
            + where(where);
    return turns.execute(sql, arguments.toArray());
  }

  static int delete(Turns turns, String table, @Nullable String where, Object... whereArguments)
      throws DatabaseException {
    return turns.execute("DELETE FROM " + table + where(where), whereArguments);
  }

  private static String where(@Nullable String where) {
    return where == null || where.isEmpty() ? "" : " WHERE " + where;
  }

  private static void fill(ContentValues values, List<String> columns, List<Object> arguments) {
    for (Map.Entry<String, @Nullable Object> value : values.valueSet()) {
      columns.add(value.getKey());
      arguments.add(Values.of(value.getValue()));
    }
  }
}
