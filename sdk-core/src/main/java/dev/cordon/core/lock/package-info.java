/**
 * When the container locks by itself: {@link dev.cordon.core.lock.BackgroundLock} after the app was
 * left, {@link dev.cordon.core.lock.IdleLock} after nobody touched it. The platforms tell both what
 * happens in the app's windows. Both measure by a clock that counts sleep, lock on a thread of
 * their own, and look again when somebody comes back or touches a window, because a frozen process
 * or a sleeping device runs no timer. Internal to the SDK: on Android apps use {@code WorkWindows},
 * on desktops {@code SelfLock}.
 */
@NullMarked
package dev.cordon.core.lock;

import org.jspecify.annotations.NullMarked;
