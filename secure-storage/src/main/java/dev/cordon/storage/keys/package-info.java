/**
 * Keys that can be zeroed: a {@link dev.cordon.storage.keys.ZeroableKey} for JCA's ciphers, an
 * {@link dev.cordon.storage.keys.Hmac} that forgets its key. Whoever makes one closes it, and is
 * itself closed at the lock. Internal to the SDK.
 */
@NullMarked
package dev.cordon.storage.keys;

import org.jspecify.annotations.NullMarked;
