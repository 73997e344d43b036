package dev.cordon.storage.settings;

import dev.cordon.core.Registration;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An app's settings, in a table of their own of one of its databases. They take the place of
 * Android's {@code SharedPreferences} and Java's {@code Preferences}, whose files lie in clear.
 *
 * <p>Safe for many threads. Nothing is kept in memory: after the container locked, everything is
 * refused with {@code LOCKED}. A setting's name and value are in no error and no log.
 */
public final class Settings {
  private final SecureDatabase database;
  private final SettingsTable table;
  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

  private record Listener<T>(SettingKey<T> key, Consumer<T> told) {
    void tell(Change change) {
      if (!change.key().name().equals(key.name())) {
        return;
      }
      Optional<T> now = change.now().flatMap(key.type()::read);
      if (now.isPresent()) {
        told.accept(now.get());
      } else if (!change.now().isPresent()) {
        told.accept(key.byDefault());
      }
    }
  }

  private Settings(SecureDatabase database) {
    this.database = database;
    this.table = new SettingsTable(database);
  }

  /**
   * The settings in {@code database}, whose other tables and {@code migrate} steps they leave
   * alone. Make it once and share it: listeners hear of the edits made through the same object.
   */
  public static Settings in(SecureDatabase database) throws DatabaseException {
    Settings settings = new Settings(database);
    settings.table.create();
    return settings;
  }

  /**
   * The setting, or its default.
   *
   * @throws DatabaseException {@code SETTING_MISTYPED} if another version of the app stored another
   *     type and {@code key} is not forgiving; {@code LOCKED}, and others of the database
   */
  public <T> T get(SettingKey<T> key) throws DatabaseException {
    Optional<Stored> stored = table.read(key);
    if (!stored.isPresent()) {
      return key.byDefault();
    }
    Optional<T> value = stored.flatMap(key.type()::read);
    if (!value.isPresent() && !key.isForgiving()) {
      throw new DatabaseException(Problem.SETTING_MISTYPED, "", "");
    }
    return value.orElseGet(key::byDefault);
  }

  /**
   * Changes settings, all or nothing: they are on the medium when it returns, and none is changed
   * if it throws. Inside of a transaction of the same database it is a part of that one, and on the
   * medium with it. No other thread's edit comes between what {@code edit} reads and writes.
   */
  public void edit(SettingsEditor.Edit edit) throws DatabaseException {
    boolean unused =
        database.transaction(
            () -> {
              OpenEdit open = new OpenEdit(this, table);
              open.make(edit);
              List<Change> changes = open.changes();
              database.afterCommit(() -> tell(changes));
              return true;
            });
  }

  /**
   * Has {@code listener} called with the value of {@code key} after each edit that changed it; with
   * the default after a reset. It is called on the editing thread, after the commit, when no lock
   * is held, so it may read and edit settings. Edits of several threads may be told in another
   * order than they were made: to be sure, the listener asks {@link #get}. It should not throw:
   * then the others do not hear of the edit, which stands.
   *
   * @return closing it ends that
   */
  public <T> Registration observe(SettingKey<T> key, Consumer<T> listener) {
    Listener<T> added = new Listener<>(key, listener);
    listeners.add(added);
    return () -> listeners.remove(added);
  }

  private void tell(List<Change> changes) {
    for (Change change : changes) {
      listeners.forEach(listener -> listener.tell(change));
    }
  }
}
