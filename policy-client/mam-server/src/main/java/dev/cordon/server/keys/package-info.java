/**
 * The organisation's keys. {@link dev.cordon.server.keys.OnlineKeys} sign policies, commands and
 * states and stay with the server; the root key, which names them, is made once and leaves at once
 * as an encrypted {@link dev.cordon.server.keys.RootKeyFile} to be kept offline. {@link
 * dev.cordon.server.keys.TlsIdentity} is the key that invitations pin: its certificate may be
 * renewed, the key stays.
 */
@NullMarked
package dev.cordon.server.keys;

import org.jspecify.annotations.NullMarked;
