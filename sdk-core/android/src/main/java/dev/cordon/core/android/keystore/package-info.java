/**
 * The container's keys in the Android Keystore.
 *
 * <p>{@link dev.cordon.core.android.keystore.KeystoreKeyVault} is the container's vault: its keys
 * lie under names of their own, beside a sentinel that tells an empty vault from a listing that
 * failed. {@link dev.cordon.core.android.keystore.UserKeys} makes the keys that a finger or face
 * opens, in the same place. Each call goes through {@code Patience}, which asks {@code
 * KeystoreFailure} what a failure means: lost keys, no answer now, or altered ciphertext.
 */
@NullMarked
package dev.cordon.core.android.keystore;

import org.jspecify.annotations.NullMarked;
