/**
 * The window: tabs, tool bar, sheets, in calm clothes, dark and light, Japanese and English.
 *
 * <p>{@link dev.cordon.browser.engine.window.BrowserWindow} hears the app and holds the tabs; a
 * {@link dev.cordon.browser.engine.window.Tab} shows a page, a document, the start page or why
 * there is none. What belongs to the window (sign-in, certificates, notices) lies over the pages
 * and overlaps the tool bar, where no page can draw.
 */
@NullMarked
package dev.cordon.browser.engine.window;

import org.jspecify.annotations.NullMarked;
