/**
 * WebSockets of pages (RFC 6455) over the session's own client: a {@link
 * dev.cordon.browser.socket.SocketRequest} is judged like any load, a {@link
 * dev.cordon.browser.socket.PageSocket} is what the page sends by, and {@link
 * dev.cordon.browser.socket.SocketEvents} is what it hears, up to one typed end.
 */
@NullMarked
package dev.cordon.browser.socket;

import org.jspecify.annotations.NullMarked;
