/**
 * Class files become DEX, the byte code of Android.
 *
 * <p>A {@link dev.cordon.android.build.dex.DexCompiler} (R8, which also shrinks, or D8) turns
 * {@link dev.cordon.android.build.dex.AppCode} into {@link dev.cordon.android.build.dex.DexedApp};
 * {@link dev.cordon.android.build.dex.DesugaredLibrary} adds the parts of the JDK that old phones
 * lack.
 */
@NullMarked
package dev.cordon.android.build.dex;

import org.jspecify.annotations.NullMarked;
