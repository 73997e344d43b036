/** Tests of the walls around the engine's process, by what a process within them really can do. */
@NullMarked
package dev.cordon.browser.desktop.process;

import org.jspecify.annotations.NullMarked;
