/** Tests of the engine's viewer, without a display. */
@NullMarked
package dev.cordon.browser.engine.viewer;

import org.jspecify.annotations.NullMarked;
