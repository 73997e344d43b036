/** The engine's process: JavaFX WebView, hardened, speaking only over its inherited pipes. */
@NullMarked
package dev.cordon.browser.engine;

import org.jspecify.annotations.NullMarked;
