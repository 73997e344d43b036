package dev.cordon.core.net;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.ClientKeys;
import dev.cordon.core.control.ClientIdentity;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the work area's certificate to the hosts that the policy names, and to nobody else: it
 * tells one device from all others. Servers are judged first (RFC 8446, section 4.4.2): one that is
 * not trusted sees nothing.
 */
final class ShownCertificate extends X509ExtendedKeyManager {
  private final ClientKeys keys;
  private final HostNames shownTo;
  private final TwoClocks clocks;

  ShownCertificate(ClientKeys keys, HostNames shownTo, TwoClocks clocks) {
    this.keys = keys;
    this.shownTo = shownTo;
    this.clocks = clocks;
    VaultSignatures.offer();
  }

  /** Whether there is one, within its dates. */
  boolean isGood() {
    Optional<ClientIdentity> shown = keys.current();
    if (!shown.isPresent()) {
      return false;
    }
    try {
      clocks.check(read(shown.get().chain()).get(0));
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return engine == null ? null : chosen(keyTypes, engine.getHandshakeSession());
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return socket instanceof SSLSocket tls ? chosen(keyTypes, tls.getHandshakeSession()) : null;
  }

  private @Nullable String chosen(String[] keyTypes, @Nullable SSLSession session) {
    String host = session == null ? null : session.getPeerHost();
    if (host == null || !shownTo.include(host) || !Arrays.asList(keyTypes).contains("EC")) {
      return null;
    }
    Optional<ClientIdentity> shown = keys.current();
    return shown.isPresent() ? shown.get().key() : null;
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Optional<ClientIdentity> shown = keys.current().filter(each -> each.key().equals(alias));
    return shown.isPresent() ? read(shown.get().chain()).toArray(new X509Certificate[0]) : null;
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return new VaultKey(keys, alias);
  }

  /** What was read before it was kept. */
  static List<X509Certificate> read(List<Bytes> chain) {
    return chain.stream().map(ShownCertificate::read).collect(Collectors.toList());
  }

  private static X509Certificate read(Bytes der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.toByteArray()));
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that was kept cannot be read", e);
    }
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
