/**
 * The work databases as Room takes them ({@code androidx.sqlite.db}).
 *
 * <p>{@link dev.cordon.storage.android.room.RoomDatabases} is the factory that Room is given; its
 * {@code OpenHelper} opens the file in the domain and runs the app's callback; {@code WorkDatabase}
 * is what Room then speaks to, {@code Transactions}, {@code Statement} and {@code Changes} its
 * parts. All of it stands on the same turns over the same connection as {@code SecureDatabase}, and
 * {@code Unchecked} makes Android's exceptions of ours.
 */
@NullMarked
package dev.cordon.storage.android.room;

import org.jspecify.annotations.NullMarked;
