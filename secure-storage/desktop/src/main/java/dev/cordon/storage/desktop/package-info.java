/**
 * SQLCipher on a desktop JVM.
 *
 * <p>{@link dev.cordon.storage.desktop.DesktopDatabases} opens a database: a {@code
 * SqlCipherConnection} is the one connection to its file; {@code dev.cordon.storage.sql} makes a
 * database of it, the same as on every platform. {@code dev.cordon.storage.desktop.jdbc} makes a
 * {@code DataSource} of the same connection. The driver's exceptions end in {@code DriverTrouble}.
 */
@NullMarked
package dev.cordon.storage.desktop;

import org.jspecify.annotations.NullMarked;
