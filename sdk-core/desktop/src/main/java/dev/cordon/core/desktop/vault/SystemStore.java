package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.file.Path;

/** A place where a desktop system keeps secrets for programs of its user. */
interface SystemStore {
  VaultKind kind();

  /**
   * Whether this system has one in which a new vault could be made.
   *
   * @throws dev.cordon.core.error.VaultUnavailableException if it has, and it does not answer
   */
  boolean isThere() throws ContainerException;

  /**
   * The records of one vault. A locked store is asked to unlock itself, for which the user may be
   * asked; later calls never ask.
   *
   * @param id the vault's, hexadecimal
   * @param directory the vault's, for a store that keeps its records in files
   * @throws dev.cordon.core.error.VaultUnavailableException if it stays locked or does not answer
   */
  KeyStorage open(String id, Path directory) throws ContainerException;
}
