package dev.cordon.storage.settings;

import com.google.crypto.tink.util.Bytes;

/**
 * A setting as it lies in the table.
 *
 * @param type the code of its {@link SettingType}
 */
record Stored(String type, Bytes value) {
  /** Values stay out of logs. */
  @Override
  public String toString() {
    return "Stored[" + type + "]";
  }
}
