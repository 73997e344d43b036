package dev.cordon.storage.desktop;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Binds the arguments of a statement by their types. */
final class Arguments {
  private Arguments() {}

  static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    int wanted = statement.getParameterMetaData().getParameterCount();
    if (wanted != arguments.length) {
      throw new IllegalArgumentException(
          "the statement has " + wanted + " places, given were " + arguments.length);
    }
    for (int i = 0; i < arguments.length; i++) {
      bind(statement, i + 1, arguments[i]);
    }
  }

  private static void bind(PreparedStatement statement, int place, Object argument)
      throws SQLException {
    if (argument instanceof String text) {
      statement.setString(place, text);
    } else if (argument instanceof Long || argument instanceof Integer) {
      statement.setLong(place, ((Number) argument).longValue());
    } else if (argument instanceof Double real) {
      statement.setDouble(place, real);
    } else if (argument instanceof byte[] bytes) {
      statement.setBytes(place, bytes);
    } else {
      throw new IllegalArgumentException(
          "argument " + place + " is a " + argument.getClass().getSimpleName());
    }
  }
}
