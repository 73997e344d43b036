package dev.cordon.core.net;

import dev.cordon.core.Container;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Network;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The TLS terms of the policy in force, asked for at every request and every new socket; when they
 * change, connections made on the older terms are closed. Safe for many threads.
 */
final class PolicyTls {
  private final Container work;
  private final SystemTrust system;
  private final Lifeline lifeline;
  private final TwoClocks clocks;
  private @Nullable Network network; // guarded by this
  private @Nullable TlsTerms terms; // guarded by this

  private PolicyTls(Container work, SystemTrust system, Lifeline lifeline) {
    this.work = work;
    this.system = system;
    this.lifeline = lifeline;
    this.clocks = TwoClocks.of(work);
  }

  /** Terms for connections on {@code lifeline}; a lock forgets them. */
  static PolicyTls of(Container work, SystemTrust system, Lifeline lifeline) {
    PolicyTls tls = new PolicyTls(work, system, lifeline);
    lifeline.onCut(tls::forget);
    return tls;
  }

  /**
   * The terms in force.
   *
   * @throws UntrustedServerException if the policy's anchors or pins cannot be read: then nobody is
   *     trusted
   */
  synchronized TlsTerms current() throws UntrustedServerException {
    Network wanted = work.policy().network();
    TlsTerms known = terms;
    if (known != null && wanted.equals(network)) {
      return known;
    }
    if (known != null) {
      forget();
      lifeline.cutSockets();
    }
    TlsTerms fresh = read(wanted);
    network = wanted;
    terms = fresh;
    return fresh;
  }

  /** Drops the terms: what they trusted is read anew. */
  private synchronized void forget() {
    network = null;
    terms = null;
  }

  /** The named hosts see it, the gateways, and the service that renews it. */
  private Optional<ShownCertificate> shown(Network wanted, Gateways gateways) {
    return wanted
        .clientCertificate()
        .map(
            certificate -> {
              List<String> hosts = new ArrayList<>(certificate.hosts());
              hosts.add(HttpUrl.get(certificate.est()).host());
              gateways.all().forEach(gateway -> hosts.add(gateway.host()));
              return new ShownCertificate(work.clientKeys(), new HostNames(hosts), clocks);
            });
  }

  private TlsTerms read(Network wanted) throws UntrustedServerException {
    try {
      Gateways gateways = new Gateways(wanted);
      return TlsTerms.of(wanted, system, clocks, shown(wanted, gateways), gateways);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UntrustedServerException(Reason.Code.SERVER_TERMS_UNREADABLE, e);
    }
  }
}
