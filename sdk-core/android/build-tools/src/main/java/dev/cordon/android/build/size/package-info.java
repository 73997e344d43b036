/**
 * What a library costs the apps that use it.
 *
 * <p>{@link dev.cordon.android.build.size.SizeCommand} has R8 shrink a small host app that uses all
 * of a library, and the same app using nothing; {@code DexSize} counts both and {@code DexWeight}
 * tells which packages the difference consists of.
 */
@NullMarked
package dev.cordon.android.build.size;

import org.jspecify.annotations.NullMarked;
