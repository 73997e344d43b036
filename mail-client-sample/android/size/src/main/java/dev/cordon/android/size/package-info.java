/**
 * Two apps whose difference is what the SDK adds: {@link dev.cordon.android.size.HostApp} uses all
 * of it, {@link dev.cordon.android.size.EmptyHost} nothing. {@code mvn -q -Pbench verify} shrinks
 * and measures both.
 */
@NullMarked
package dev.cordon.android.size;

import org.jspecify.annotations.NullMarked;
