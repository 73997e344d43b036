/**
 * What the platforms' SQLCipher bindings have in common. For the platform modules, not for apps.
 *
 * <p>A platform brings a {@link dev.cordon.storage.sql.SqlConnection}, the one connection to an
 * open file, set up by {@link dev.cordon.storage.sql.Setup}; {@link
 * dev.cordon.storage.sql.DomainConnection} opens it, unless the database was lost, and closes it
 * with the domain. {@link dev.cordon.storage.sql.Turns} gives each thread its turn on it and keeps
 * transactions together; {@link dev.cordon.storage.sql.SqlGuard} lets through only SQL that stays
 * in the file. {@link dev.cordon.storage.sql.SqlDatabase} is the app's {@link
 * dev.cordon.storage.SecureDatabase} over it. {@link dev.cordon.storage.sql.ResultCode} says what
 * SQLite's result codes mean to an app.
 */
@NullMarked
package dev.cordon.storage.sql;

import org.jspecify.annotations.NullMarked;
