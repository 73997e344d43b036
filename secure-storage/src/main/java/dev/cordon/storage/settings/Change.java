package dev.cordon.storage.settings;

import java.util.Optional;

/**
 * What an edit did to one setting.
 *
 * @param now as it is from the commit on; empty: at its default
 */
record Change(SettingKey<?> key, Optional<Stored> now) {}
