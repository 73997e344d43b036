package dev.cordon.core.net;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.ClientKeys;
import dev.cordon.core.Container;
import dev.cordon.core.control.ClientIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.policy.Network;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import okhttp3.OkHttpClient;

/**
 * The work area's own certificate (requirement D6), for servers that ask in TLS who comes.
 *
 * <p>The policy ({@code network.clientCertificate}) names the hosts that are shown it and the
 * service that issues it (EST, RFC 7030). Its key is made in the vault, never leaves it, signs only
 * while the container is open, and is destroyed by a wipe. {@link SecureHttp} and {@link
 * SecureSockets} show it by themselves.
 *
 * <p>An app calls {@link #obtain()} after each unlock, not on the thread that draws: usually there
 * is nothing to do. Safe for many threads.
 */
public final class ClientCertificate {
  private final Container work;
  private final OkHttpClient http;

  private ClientCertificate(Container work, OkHttpClient http) {
    this.work = work;
    this.http = http;
  }

  /**
   * The certificate of {@code work}.
   *
   * @param http the app's one {@link SecureHttp} client of it
   */
  public static ClientCertificate of(Container work, OkHttpClient http) {
    return new ClientCertificate(work, http);
  }

  /** Until when it is good; empty if there is none. */
  public Optional<Instant> until() {
    return own().map(certificate -> certificate.getNotAfter().toInstant());
  }

  /**
   * Whether {@link #obtain()} would ask for one: the policy wants it, and none is good for long.
   */
  public boolean isDue() {
    return work.policy().network().clientCertificate().isPresent()
        && !own().filter(this::isFresh).isPresent();
  }

  /** As {@link #obtain(Optional)}, for a service that knows the work area without a word. */
  public void obtain() throws IOException {
    obtain(Optional.empty());
  }

  /**
   * Has a certificate issued if there is none, and another, for a new key, once two thirds of its
   * time are over. Forgets it, key and all, if the policy wants none any more.
   *
   * @param authorization who asks, for a service that wants to know the first time: the value of
   *     the HTTP header {@code Authorization}, such as {@link okhttp3.Credentials#basic}
   * @throws ClientCertificateException if none was issued; one of before is shown on
   */
  public synchronized void obtain(Optional<String> authorization) throws IOException {
    Optional<Network.ClientCertificate> wanted = work.policy().network().clientCertificate();
    if (!wanted.isPresent()) {
      work.clientKeys().forget();
    } else if (isDue()) {
      ask(new EstService(http, wanted.get().est()), authorization);
    }
  }

  private void ask(EstService service, Optional<String> authorization) throws IOException {
    ClientKeys keys = work.clientKeys();
    // One that is over proves nothing any more: then it begins anew.
    Optional<X509Certificate> before = own().filter(this::isGood);
    String operation = before.isPresent() ? "simplereenroll" : "simpleenroll";
    X500Principal subject =
        before.isPresent() ? before.get().getSubjectX500Principal() : nameOfThisWorkArea();
    String key = keys.create();
    List<X509Certificate> sent =
        service.ask(operation, CertificateRequest.of(keys, key, subject), authorization);
    try {
      List<Bytes> chain = IssuedChain.of(keys.publicKey(key), sent, TwoClocks.of(work));
      keys.adopt(new ClientIdentity(key, chain));
      http.connectionPool().evictAll(); // what idles there showed another one, or none
    } catch (CertificateException e) {
      throw EstService.unusable(e);
    }
  }

  /** What the organisation knows already, and nothing of the person or the device. */
  private X500Principal nameOfThisWorkArea() throws ContainerException {
    Optional<Membership> member = work.organisation().membership();
    return new X500Principal("CN=" + member.map(Membership::enrolment).orElse("work"));
  }

  private Optional<X509Certificate> own() {
    return work.clientKeys().current().map(shown -> ShownCertificate.read(shown.chain()).get(0));
  }

  private boolean isGood(X509Certificate certificate) {
    return work.organisation().now().isBefore(certificate.getNotAfter().toInstant());
  }

  private boolean isFresh(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Duration whole = Duration.between(from, certificate.getNotAfter().toInstant());
    return work.organisation().now().isBefore(from.plus(whole.multipliedBy(2).dividedBy(3)));
  }
}
