/**
 * Encrypted files and SQL databases inside a domain of the container (A1, A2).
 *
 * <p>{@link dev.cordon.storage.SecureFiles} keeps named entries: an output stream seals chunks into
 * a temporary file that takes its place in one step when the stream is closed; an input stream
 * verifies every chunk before it hands out a byte. {@link dev.cordon.storage.SecureDatabase} is SQL
 * on SQLCipher; each platform opens its own. Every trouble is a {@link
 * dev.cordon.storage.StorageException} with a problem that a program can tell apart and a text that
 * an employee can read. The bytes on disk are specified in {@code docs/storage-format.md}.
 */
@NullMarked
package dev.cordon.storage;

import org.jspecify.annotations.NullMarked;
