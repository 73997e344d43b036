/**
 * What Gradle's Android plugin would do, for plain Maven: a command-line program, one subcommand
 * per step.
 *
 * <p>{@link dev.cordon.android.build.Main} is called by Maven at the phases that fit: {@code
 * resources} before Java is compiled, {@code classes} where other people's AARs become jars, {@code
 * aar} and {@code apk} when all is compiled. What is refused is a {@link
 * dev.cordon.android.build.BuildRefused}.
 */
@NullMarked
package dev.cordon.android.build;

import org.jspecify.annotations.NullMarked;
