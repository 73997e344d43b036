/**
 * Which databases a domain has, and where they lie.
 *
 * <p>{@link dev.cordon.storage.databases.DatabasePlace} is what the platforms' engines open a
 * database with: its file, whose name is a {@code DatabaseId} and says nothing, and its key. The
 * {@code DatabaseRegister} remembers those that were made, so that one that vanished is not taken
 * for one that never was. Internal to the SDK: apps use the databases of their platform.
 */
@NullMarked
package dev.cordon.storage.databases;

import org.jspecify.annotations.NullMarked;
