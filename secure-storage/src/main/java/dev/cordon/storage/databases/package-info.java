/**
 * Which databases a domain has, and where they lie.
 *
 * <p>{@link dev.cordon.storage.databases.DatabasePlace} is what the platforms' engines open a
 * database with: its file, whose name is a {@code DatabaseId} and says nothing, and its key. The
 * {@code DatabaseRegister} remembers those that were made, so that one that vanished is not taken
 * for one that never was, and by which mark each was last closed; the container remembers how far
 * the register is. {@link dev.cordon.storage.databases.DatabaseWatch} goes with one database from
 * its opening, where an older one is refused, to its close, where it gets a new mark. Internal to
 * the SDK: apps use the databases of their platform.
 */
@NullMarked
package dev.cordon.storage.databases;

import org.jspecify.annotations.NullMarked;
