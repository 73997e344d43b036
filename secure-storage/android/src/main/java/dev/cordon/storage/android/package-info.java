/** Work databases on Android: SQLCipher behind the neutral interface, and for Room. */
@NullMarked
package dev.cordon.storage.android;

import org.jspecify.annotations.NullMarked;
