/**
 * Which addresses of the network pages may reach: {@link dev.cordon.browser.network.PublicOnly}
 * puts its doors into an HTTP client; each asks {@link
 * dev.cordon.browser.network.InternalAddresses} about the address, and if it is internal, whether
 * the policy names the host ({@code IntranetHosts}). A refusal travels as an {@link
 * dev.cordon.browser.network.InternalAddressException}.
 */
@NullMarked
package dev.cordon.browser.network;

import org.jspecify.annotations.NullMarked;
