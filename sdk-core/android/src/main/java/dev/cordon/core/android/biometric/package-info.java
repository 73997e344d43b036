/**
 * Opening the container by finger or face.
 *
 * <p>{@link dev.cordon.core.android.biometric.BiometricUnlock} asks the container whether a finger
 * would do, begins the key's use in the Keystore, has a {@code Recognition} (the system's prompt)
 * recognise the employee, and hands the key to the container. A {@link
 * dev.cordon.core.android.biometric.BiometricResult} says what came of it, on the main thread.
 */
@NullMarked
package dev.cordon.core.android.biometric;

import org.jspecify.annotations.NullMarked;
