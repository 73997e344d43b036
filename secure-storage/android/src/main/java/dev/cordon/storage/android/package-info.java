/**
 * SQLCipher on Android.
 *
 * <p>{@link dev.cordon.storage.android.AndroidDatabases} opens a database: a {@code
 * ZeteticConnection} is the one connection to its file, and {@code dev.cordon.storage.sql} makes a
 * database of it, the same as on every platform; {@code dev.cordon.storage.android.room} makes the
 * same connection fit for Room. The native library is loaded when the first database opens ({@code
 * NativeLibrary}); its exceptions end in {@code DriverTrouble}.
 *
 * <p>The native library runs on Android only. On a JVM everything but {@code ZeteticConnection} and
 * {@code WindowRows} is tested, over the desktop's SQLCipher.
 */
@NullMarked
package dev.cordon.storage.android;

import org.jspecify.annotations.NullMarked;
