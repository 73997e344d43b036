/**
 * The network of a secure browser, without an engine: one {@link dev.cordon.browser.BrowserSession}
 * for each window.
 *
 * <p>A {@link dev.cordon.browser.Loading} goes hop by hop ({@code HopByHop}): the request's fields
 * and asker are checked ({@code page}), its address is read and judged ({@code Judge}, by {@code
 * sites} and {@code network}), and it is sent in the employee's name ({@code Exchange}: {@code
 * cookie}, {@code signin}) over connections of the session's own ({@code SessionNet}). What comes
 * is delivered ({@code Delivery}) as a {@link dev.cordon.browser.Loaded}: a page that no one may
 * store, bounded and with the app's script in front; a file that goes straight into the app's
 * target ({@code download}); something for the viewer ({@code Viewing}, {@code lend}); an address
 * for the employee's own browser; or a refusal ({@code error}). WebSockets go the same way ({@code
 * SessionSockets}, {@code socket}). What is remembered meanwhile is {@code SessionMemory}, which
 * ends with the session and with every lock. {@link dev.cordon.browser.Loader} is the short door.
 */
@NullMarked
package dev.cordon.browser;

import org.jspecify.annotations.NullMarked;
