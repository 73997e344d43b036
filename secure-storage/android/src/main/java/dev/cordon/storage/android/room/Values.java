package dev.cordon.storage.android.room;

import dev.cordon.storage.sql.SqlNull;
import org.jspecify.annotations.Nullable;

/** Arguments of Android's loose types as storage's strict ones. */
final class Values {
  private Values() {}

  static Object[] of(@Nullable Object @Nullable [] loose) {
    Object[] strict = new Object[loose == null ? 0 : loose.length];
    for (int i = 0; i < strict.length; i++) {
      strict[i] = of(loose == null ? null : loose[i]);
    }
    return strict;
  }

  static Object of(@Nullable Object loose) {
    if (loose == null) {
      return SqlNull.NULL;
    } else if (loose instanceof Boolean flag) {
      return flag ? 1L : 0L;
    } else if (loose instanceof Double || loose instanceof Float) {
      return ((Number) loose).doubleValue();
    } else if (loose instanceof Number number) {
      return number.longValue();
    } else if (loose instanceof byte[] bytes) {
      return bytes;
    }
    return loose.toString();
  }
}
