/**
 * The secure browser on a desktop: a window whose engine runs in a process of its own.
 *
 * <p>{@link dev.cordon.browser.desktop.SecureBrowser} keeps one engine warm ({@code Child}) and
 * lends it to a {@link dev.cordon.browser.desktop.BrowserWindow}. What the engine says is heard by
 * one thread and handed out by the {@code Conversation}: to {@code Loads} and {@code Sockets},
 * which reach the network through the session only; to {@code Questions} for cookies, files,
 * certificates and the gate; to the {@code SignInDesk}. What the app says goes by the {@code
 * Mouth}, which never lets the hearing thread wait. Each window ends with one {@link
 * dev.cordon.browser.desktop.Ending}; the engine's process is gone before anybody is told.
 */
@NullMarked
package dev.cordon.browser.desktop;

import org.jspecify.annotations.NullMarked;
