package dev.cordon.storage.android.room;

import androidx.sqlite.db.SupportSQLiteProgram;
import dev.cordon.storage.sql.SqlNull;
import java.util.SortedMap;
import java.util.TreeMap;

/** Arguments given one by one, counted from 1; places left out before the last are NULL. */
class Bindings implements SupportSQLiteProgram {
  private final SortedMap<Integer, Object> values = new TreeMap<>();

  final Object[] arguments() {
    Object[] arguments = new Object[values.isEmpty() ? 0 : values.lastKey()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = values.getOrDefault(i + 1, SqlNull.NULL);
    }
    return arguments;
  }

  private void put(int index, Object value) {
    if (index < 1) {
      throw new IllegalArgumentException("places are counted from 1, given was " + index);
    }
    values.put(index, value);
  }

  @Override
  public void bindNull(int index) {
    put(index, SqlNull.NULL);
  }

  @Override
  public void bindLong(int index, long value) {
    put(index, value);
  }

  @Override
  public void bindDouble(int index, double value) {
    put(index, value);
  }

  @Override
  public void bindString(int index, String value) {
    put(index, value);
  }

  @Override
  public void bindBlob(int index, byte[] value) {
    put(index, value.clone());
  }

  @Override
  public void clearBindings() {
    values.clear();
  }

  @Override
  public void close() {
    values.clear();
  }
}
