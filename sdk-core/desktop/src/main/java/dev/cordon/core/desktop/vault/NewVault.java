package dev.cordon.core.desktop.vault;

/** Where a new container gets its vault. One that exists keeps the vault it has. */
public enum NewVault {
  /** The system's key store if it has one that works, else files; the declaration says which. */
  SYSTEM_IF_THERE,

  /** The system's key store, or no container ({@code VAULT_UNAVAILABLE}). */
  SYSTEM,

  /** Files that only the user may read, whatever the system has. */
  SOFTWARE
}
