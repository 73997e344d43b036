/**
 * Which windows show work, and keeping them out of pictures. {@link
 * dev.cordon.core.android.window.WindowWatch} hears of activities from the system and looks for all
 * other windows (dialogs, popups, menus, toasts) before each frame that may be their first: {@link
 * dev.cordon.core.android.window.RootViews} lists them. Each root view of a work window is handed
 * to every {@link dev.cordon.core.android.window.RootGuard}; {@link
 * dev.cordon.core.android.window.ScreenGuard} is the first of them. Everything here runs on the
 * main thread. Internal to the SDK: apps use {@link dev.cordon.core.android.WorkWindows}.
 */
@NullMarked
package dev.cordon.core.android.window;

import org.jspecify.annotations.NullMarked;
