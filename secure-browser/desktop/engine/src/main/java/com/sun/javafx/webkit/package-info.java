/**
 * Shadows of what joins the engine to a desktop: dialogs, file choosers, drags, clipboard, menus.
 * They go to {@link dev.cordon.browser.engine.page.PageView}, which asks the app.
 */
@NullMarked
package com.sun.javafx.webkit;

import org.jspecify.annotations.NullMarked;
