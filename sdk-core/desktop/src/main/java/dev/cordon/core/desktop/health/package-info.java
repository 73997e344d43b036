/**
 * What a desktop JVM can honestly say about its device (requirements E1–E5): {@link
 * dev.cordon.core.desktop.health.DesktopHealth} asks a debugger's traces in this JVM and, on Linux,
 * what lies under the container's directory. The app itself brings {@link
 * dev.cordon.core.desktop.health.AppCode}. The rest is unknown and said to be.
 */
@NullMarked
package dev.cordon.core.desktop.health;

import org.jspecify.annotations.NullMarked;
