/** Tests of the engine's window, without a display. */
@NullMarked
package dev.cordon.browser.engine.window;

import org.jspecify.annotations.NullMarked;
