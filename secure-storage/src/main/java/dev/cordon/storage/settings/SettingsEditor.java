package dev.cordon.storage.settings;

import dev.cordon.storage.DatabaseException;

/** Changes settings, within {@link Settings#edit} and on its thread only. */
public interface SettingsEditor {
  /** As it is now, with this edit's own changes; as {@link Settings#get}. */
  <T> T get(SettingKey<T> key) throws DatabaseException;

  /** Sets {@code key}; of whatever type it was before. */
  <T> SettingsEditor set(SettingKey<T> key, T value) throws DatabaseException;

  /** Forgets {@code key}: it is at its default again. */
  SettingsEditor reset(SettingKey<?> key) throws DatabaseException;

  /** What an edit does. */
  @FunctionalInterface
  interface Edit {
    /** Does it; any throw leaves all settings as they were. */
    void make(SettingsEditor editor) throws DatabaseException;
  }
}
