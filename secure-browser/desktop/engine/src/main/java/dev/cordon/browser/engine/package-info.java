/**
 * The engine's process: JavaFX WebView, hardened, speaking only over its inherited pipes.
 *
 * <p>{@link dev.cordon.browser.engine.Engine} takes the pipes, starts the toolkit with a hidden
 * window and says Ready. What the app says goes through {@link dev.cordon.browser.engine.Hearing}
 * to whom it concerns: loads, sockets and questions ({@code net}), or the window ({@code window}),
 * which shows pages ({@code page}) and documents ({@code viewer}). The engine's own network, disk,
 * clipboard, dialogs and player are shadowed by classes of the same name in {@code com.sun}, before
 * javafx-web on the class path (docs/decisions/0097).
 */
@NullMarked
package dev.cordon.browser.engine;

import org.jspecify.annotations.NullMarked;
