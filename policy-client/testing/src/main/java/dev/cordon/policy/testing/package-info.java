/**
 * An organisation in the test's own process, for app developers: what does my app do when it is
 * wiped, blocked, locked from afar, refused a copy, or offline too long?
 *
 * <p>A {@link dev.cordon.policy.testing.TestOrganisation} invites, publishes policies and gives
 * commands; a {@link dev.cordon.policy.testing.TestPhone} is a device with a real container and the
 * real policy client. Between them the real protocol is spoken: the client's requests, signed by
 * the device, end in {@code FrontDesk}, which judges them as a server does ({@code Register},
 * {@code Member}) and answers with documents that {@code Seal} signed by the roles of a real root.
 * Only sockets, and so TLS and its pin, are left out; nothing else of the client knows of it.
 */
@NullMarked
package dev.cordon.policy.testing;

import org.jspecify.annotations.NullMarked;
