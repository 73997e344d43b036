/**
 * What the SDK costs the main thread when an app starts, on the framework's real code: {@link
 * dev.cordon.bench.android.Main} starts an app again and again in one process, {@link
 * dev.cordon.bench.android.Startup} is one start, {@link dev.cordon.bench.android.TimedApplication}
 * holds the watch.
 */
@NullMarked
package dev.cordon.bench.android;

import org.jspecify.annotations.NullMarked;
