package dev.cordon.storage.desktop;

import dev.cordon.storage.sql.Arguments;
import dev.cordon.storage.sql.SqlNull;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Binds the arguments of a statement by their types. */
final class Binding {
  private Binding() {}

  static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
    Arguments.check(statement.getParameterMetaData().getParameterCount(), arguments);
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
    } else if (argument == SqlNull.NULL) {
      statement.setNull(place, Types.NULL);
    }
  }
}
