/**
 * What the SDK costs the main thread when an app starts, on the framework's real code: {@link
 * dev.cordon.bench.android.Main} starts an app again and again in one process, {@link
 * dev.cordon.bench.android.Startup} is one start, {@link dev.cordon.bench.android.TimedApplication}
 * holds the watch. {@link dev.cordon.bench.android.FreshSdk} makes each start a cold one, with the
 * classes that {@link dev.cordon.bench.android.PhoneForm} prepares.
 */
@NullMarked
package dev.cordon.bench.android;

import org.jspecify.annotations.NullMarked;
