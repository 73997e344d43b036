/**
 * The APK: DEX, resources and native code in one aligned zip file, signed.
 *
 * <p>{@link dev.cordon.android.build.apk.ApkCommand} compiles the code, {@code UnsignedApk} packs,
 * {@code Alignment} looks again, {@code SigningKey} and {@code SignedApk} sign and verify. The
 * unsigned APK of the same sources is the same to the byte; {@link
 * dev.cordon.android.build.apk.CompareCommand} shows that of two signed ones.
 */
@NullMarked
package dev.cordon.android.build.apk;

import org.jspecify.annotations.NullMarked;
