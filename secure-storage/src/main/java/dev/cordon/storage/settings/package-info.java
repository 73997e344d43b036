/**
 * An app's settings in an encrypted database: typed, observable, changed all or nothing.
 *
 * <p>A {@link dev.cordon.storage.settings.SettingKey} names a setting, its type and its default.
 * {@link dev.cordon.storage.settings.Settings} reads one and changes many in one transaction, with
 * a {@link dev.cordon.storage.settings.SettingsEditor}; after the commit it tells the listeners.
 * What stands in the table is a {@code Stored}: a type's code and bytes, which a {@code
 * SettingType} makes of values and values of.
 */
@NullMarked
package dev.cordon.storage.settings;

import org.jspecify.annotations.NullMarked;
