/** Tests of the engine's net, without a display. */
@NullMarked
package dev.cordon.browser.engine.net;

import org.jspecify.annotations.NullMarked;
