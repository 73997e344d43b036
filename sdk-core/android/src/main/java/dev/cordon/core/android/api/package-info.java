/**
 * What belongs to newer versions of Android than the oldest we run on.
 *
 * <p>A call that API 26 lacks stands in a class that says so by its name ({@code RecentsApi33}) and
 * by {@link dev.cordon.core.android.api.FromApi}, and is only called where {@code
 * Build.VERSION.SDK_INT} was asked first. The build checks both in the DEX of the app.
 */
@NullMarked
package dev.cordon.core.android.api;

import org.jspecify.annotations.NullMarked;
