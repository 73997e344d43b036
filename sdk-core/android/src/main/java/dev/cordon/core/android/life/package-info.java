/**
 * When the container locks by itself: {@link dev.cordon.core.android.life.BackgroundLock} after the
 * app was left, {@link dev.cordon.core.android.life.IdleLock} after nobody touched it. Both measure
 * by the clock that runs while the phone sleeps, lock on a worker thread, and look again when the
 * app comes back, because a frozen process runs no timer. Internal to the SDK: apps use {@link
 * dev.cordon.core.android.WorkWindows}.
 */
@NullMarked
package dev.cordon.core.android.life;

import org.jspecify.annotations.NullMarked;
