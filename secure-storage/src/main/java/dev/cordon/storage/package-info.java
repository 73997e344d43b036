/** Encrypted files and databases. */
@NullMarked
package dev.cordon.storage;

import org.jspecify.annotations.NullMarked;
