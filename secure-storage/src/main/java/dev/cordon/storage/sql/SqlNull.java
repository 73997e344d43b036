package dev.cordon.storage.sql;

/** SQL's NULL as an argument. */
public enum SqlNull {
  /** The one NULL. */
  NULL
}
