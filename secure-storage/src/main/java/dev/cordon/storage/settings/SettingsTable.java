package dev.cordon.storage.settings;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import java.util.List;
import java.util.Optional;

/** The table of settings. Its name leaves the app's own tables and versions alone. */
record SettingsTable(SecureDatabase database) {
  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS cordon_setting("
          + "name BLOB PRIMARY KEY, type TEXT NOT NULL, value BLOB NOT NULL) WITHOUT ROWID";

  void create() throws DatabaseException {
    int unused = database.execute(CREATE);
  }

  Optional<Stored> read(SettingKey<?> key) throws DatabaseException {
    List<Stored> found =
        database.query(
            "SELECT type, value FROM cordon_setting WHERE name = ?",
            row -> new Stored(row.text(0), Bytes.copyFrom(row.bytes(1))),
            nameOf(key));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  void write(SettingKey<?> key, Stored stored) throws DatabaseException {
    int unused =
        database.execute(
            "INSERT INTO cordon_setting VALUES(?, ?, ?) ON CONFLICT(name)"
                + " DO UPDATE SET type = excluded.type, value = excluded.value",
            nameOf(key),
            stored.type(),
            stored.value().toByteArray());
  }

  void delete(SettingKey<?> key) throws DatabaseException {
    int unused = database.execute("DELETE FROM cordon_setting WHERE name = ?", nameOf(key));
  }

  private static byte[] nameOf(SettingKey<?> key) {
    return SettingType.TEXT.write(key.name()).value().toByteArray();
  }
}
