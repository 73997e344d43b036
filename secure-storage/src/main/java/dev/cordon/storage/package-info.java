/**
 * The words of storage (A1, A2): what its parts have in common, and nothing that stands on them.
 *
 * <p>Files are {@code dev.cordon.storage.files.SecureFiles}. {@link
 * dev.cordon.storage.SecureDatabase} is SQL on SQLCipher; each platform opens its own, and {@code
 * dev.cordon.storage.settings} keeps an app's settings in one. Every trouble is a {@link
 * dev.cordon.storage.StorageException} with a problem that a program can tell apart and a text that
 * an employee can read. The bytes on disk are specified in {@code docs/storage-format.md}.
 */
@NullMarked
package dev.cordon.storage;

import org.jspecify.annotations.NullMarked;
