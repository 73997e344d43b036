/**
 * Two apps whose difference is what the SDK adds: {@link dev.cordon.android.bench.HostApp} uses all
 * of it, {@link dev.cordon.android.bench.EmptyHost} nothing. {@code mvn -q -Pbench verify} shrinks
 * and measures both.
 */
@NullMarked
package dev.cordon.android.bench;

import org.jspecify.annotations.NullMarked;
