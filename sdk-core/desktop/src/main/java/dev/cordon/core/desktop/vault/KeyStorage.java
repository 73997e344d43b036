package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import java.util.Set;

/**
 * Where the records of one vault's keys lie, each under a name. A key store of the system that
 * keeps secrets, and not keys, is one of these.
 *
 * <p>Every change is durable when the method returns. A place that does not answer, or is locked,
 * throws {@link dev.cordon.core.error.VaultUnavailableException} and never passes for an empty one.
 * Not safe for many threads: the vault over it serializes.
 */
interface KeyStorage {
  /** What begins so is no key: the vault's own marks. */
  String NO_KEY = "~";

  /** A record that every vault in a system's store has, and whose presence proves a listing. */
  String SENTINEL = NO_KEY;

  /** The names of all records. */
  Set<String> names() throws ContainerException;

  /** Adds a record; one of the same name is a bug. */
  void put(String name, byte[] record) throws ContainerException;

  /**
   * The record of that name.
   *
   * @throws dev.cordon.core.error.VaultLostException if there is clearly none, or nothing can be
   *     made of it
   */
  byte[] get(String name) throws ContainerException;

  /** Deletes a record and sees that it is gone; does nothing if there is none of that name. */
  void delete(String name) throws ContainerException;
}
