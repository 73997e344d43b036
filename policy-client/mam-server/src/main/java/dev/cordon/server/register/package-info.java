/**
 * The register (台帳): who was invited, which devices are enrolled and how they are, what was ordered
 * and what came of it. {@link dev.cordon.server.register.Register} opens the database and hands
 * {@link dev.cordon.server.register.Tables} to one transaction at a time; each class below holds
 * the SQL of one subject, in words that SQLite and PostgreSQL both understand. Codes, tokens and
 * passwords are kept as hashes only.
 */
@NullMarked
package dev.cordon.server.register;

import org.jspecify.annotations.NullMarked;
