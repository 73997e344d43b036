/** The ports on a desktop JVM. */
@NullMarked
package dev.cordon.core.desktop;

import org.jspecify.annotations.NullMarked;
