/**
 * Android libraries as files: {@link dev.cordon.android.build.aar.ClassesCommand} turns other
 * people's AARs into one jar that Maven's class paths understand.
 */
@NullMarked
package dev.cordon.android.build.aar;

import org.jspecify.annotations.NullMarked;
