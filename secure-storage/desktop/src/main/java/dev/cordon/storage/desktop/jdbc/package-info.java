/**
 * {@code javax.sql.DataSource} over the one connection to a database, so that libraries made for
 * JDBC run unchanged.
 *
 * <p>{@link dev.cordon.storage.desktop.jdbc.SecureDataSource} lends the connection to one borrower
 * at a time: a {@code Loan} stands behind the {@code Connection} that the borrower sees, and a
 * {@code Guarded} behind each statement, result set and description that comes of it. Every call
 * passes them on its way to the {@link dev.cordon.storage.desktop.jdbc.Engine}: SQL text is judged
 * by {@code SqlGuard}, nothing of the driver's own comes out, and the driver's errors become JDBC's
 * standard ones ({@code SqlTrouble}). See docs/decisions/0064.
 */
@NullMarked
package dev.cordon.storage.desktop.jdbc;

import org.jspecify.annotations.NullMarked;
