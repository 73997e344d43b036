/**
 * One page in one tab: a WebView with everything around it taken away or led to the app.
 *
 * <p>{@link dev.cordon.browser.engine.page.PageView} makes the view and tells its {@link
 * dev.cordon.browser.engine.page.PageHost} (the tab) what happens. {@link
 * dev.cordon.browser.engine.page.ScriptBridge} is what {@code shim.js} calls in each frame;
 * dialogs, drags, menus and the clipboard ask the app before anything leaves the page.
 */
@NullMarked
package dev.cordon.browser.engine.page;

import org.jspecify.annotations.NullMarked;
