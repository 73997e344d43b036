/**
 * What the engine's process has instead of a network and a disk.
 *
 * <p>The engine's own classes for loads, sockets, cookies and files are shadowed by ours of the
 * same name ({@code com.sun.webkit}); they come here. {@link dev.cordon.browser.engine.net.Loads}
 * turns a load into words for the app and its answers into callbacks, {@link
 * dev.cordon.browser.engine.net.Questions} asks what can be answered with one word, {@link
 * dev.cordon.browser.engine.net.LentFiles} knows the files that the employee picked. All of it
 * speaks through {@link dev.cordon.browser.engine.net.Parent} and nothing else.
 */
@NullMarked
package dev.cordon.browser.engine.net;

import org.jspecify.annotations.NullMarked;
