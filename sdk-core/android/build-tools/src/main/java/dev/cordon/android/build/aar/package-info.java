/**
 * Android libraries as files.
 *
 * <p>{@link dev.cordon.android.build.aar.ClassesCommand} turns other people's AARs into one jar
 * that Maven's class paths understand; {@link dev.cordon.android.build.aar.AarCommand} packs our
 * own; {@link dev.cordon.android.build.aar.Library} is what the other steps see of either.
 */
@NullMarked
package dev.cordon.android.build.aar;

import org.jspecify.annotations.NullMarked;
