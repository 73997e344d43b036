/**
 * Shadows of the engine's network: every load becomes words to the app ({@link
 * dev.cordon.browser.engine.net.Loads}), sockets are dead.
 */
@NullMarked
package com.sun.webkit.network;

import org.jspecify.annotations.NullMarked;
