package dev.cordon.storage.settings;

import dev.cordon.storage.DatabaseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One edit, inside its transaction; it remembers what it changed. For one thread. */
final class OpenEdit implements SettingsEditor {
  private final Settings settings;
  private final SettingsTable table;
  private final Thread thread = Thread.currentThread();
  private final Map<String, Optional<Stored>> before = new LinkedHashMap<>();
  private final Map<String, Change> after = new LinkedHashMap<>();
  private boolean open = true;

  OpenEdit(Settings settings, SettingsTable table) {
    this.settings = settings;
    this.table = table;
  }

  void make(Edit edit) throws DatabaseException {
    try {
      edit.make(this);
    } finally {
      open = false;
    }
  }

  @Override
  public <T> T get(SettingKey<T> key) throws DatabaseException {
    requireOpen();
    return settings.get(key);
  }

  @Override
  public <T> SettingsEditor set(SettingKey<T> key, T value) throws DatabaseException {
    Stored stored = key.type().write(value);
    note(key, Optional.of(stored));
    table.write(key, stored);
    return this;
  }

  @Override
  public SettingsEditor reset(SettingKey<?> key) throws DatabaseException {
    note(key, Optional.empty());
    table.delete(key);
    return this;
  }

  /** The settings that are different now. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    after.forEach(
        (name, change) -> {
          if (!change.now().equals(before.get(name))) {
            changes.add(change);
          }
        });
    return changes;
  }

  private void note(SettingKey<?> key, Optional<Stored> now) throws DatabaseException {
    requireOpen();
    if (!before.containsKey(key.name())) {
      before.put(key.name(), table.read(key));
    }
    after.put(key.name(), new Change(key, now));
  }

  private void requireOpen() {
    if (!open || Thread.currentThread() != thread) {
      throw new IllegalStateException("an editor is for its edit and its thread only");
    }
  }
}
