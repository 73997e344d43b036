/**
 * SQLCipher on a desktop JVM.
 *
 * <p>{@link dev.cordon.storage.desktop.DesktopDatabases} opens a database: a {@code
 * SqlCipherConnection} is the one connection to its file, a {@code SqlCipherDatabase} gives each
 * thread its turn on it and keeps transactions together. The driver's exceptions end in {@code
 * DriverTrouble}.
 */
@NullMarked
package dev.cordon.storage.desktop;

import org.jspecify.annotations.NullMarked;
