/**
 * Tells the locks of {@link dev.cordon.core.lock} what happens in the app's windows. Internal to
 * the SDK: apps use {@link dev.cordon.core.android.WorkWindows}.
 */
@NullMarked
package dev.cordon.core.android.life;

import org.jspecify.annotations.NullMarked;
