/**
 * The doors to the network.
 *
 * <p>Work traffic leaves by {@link dev.cordon.core.net.SecureHttp} (HTTP) or {@link
 * dev.cordon.core.net.SecureSockets} (IMAP, SMTP): both ask {@code PolicyTls} for TLS as the policy
 * in force says, which makes one {@code TlsTerms} (Conscrypt, versions, {@code ServerTrust} with
 * anchors and pins) per policy, and both hang on a {@code Lifeline} that closes every socket when
 * the container stops being open. Hosts that the policy names are shown the work area's own
 * certificate ({@code ShownCertificate}), whose key signs in the vault ({@code VaultKey}, {@code
 * VaultSignatures}) and which {@link dev.cordon.core.net.ClientCertificate} has issued. For hosts
 * behind a gateway {@code GatewayRoutes} tells OkHttp of a proxy, {@code GatewaySocket} is in TLS
 * with it when OkHttp says {@code CONNECT}, and {@code Gateways} refuses every other way. Contact
 * with the organisation's server leaves by {@link dev.cordon.core.net.ControlHttp}, which trusts
 * one pinned key, reaches one server, and lives while the container is locked. Every server is
 * judged inside the handshake ({@code HandshakeTrust}), before any byte of the application;
 * whatever goes wrong is turned into one of the container's typed errors by {@code Diagnosis}.
 */
@NullMarked
package dev.cordon.core.net;

import org.jspecify.annotations.NullMarked;
