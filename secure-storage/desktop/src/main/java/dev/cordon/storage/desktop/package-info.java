/** SQLCipher on a desktop JVM. */
@NullMarked
package dev.cordon.storage.desktop;

import org.jspecify.annotations.NullMarked;
