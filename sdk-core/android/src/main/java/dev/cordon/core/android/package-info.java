/**
 * The ports of the container on Android: keys, screen, clipboard, biometrics, health, life cycle.
 */
@NullMarked
package dev.cordon.core.android;

import org.jspecify.annotations.NullMarked;
