package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason.Code;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CertificatePinner;
import okhttp3.internal.tls.OkHostnameVerifier;

/**
 * A server is trusted if its own certificate holds exactly the pinned key, is within its dates, and
 * names the host. No chain is built: the pin stands for it. Immutable and safe for many threads.
 */
final class PinnedTrust extends HandshakeTrust {
  private static final int SHA256_BYTES = 32;

  private final String host;
  private final CertificatePinner pin;

  /**
   * Trusts one key for one host.
   *
   * @throws IllegalArgumentException if {@code pin} is not {@code sha256/BASE64}
   */
  PinnedTrust(String host, String pin) {
    if (!pin.startsWith("sha256/")) {
      throw new IllegalArgumentException("a pin starts with sha256/");
    }
    this.host = host;
    this.pin = new CertificatePinner.Builder().add(host, pin).build();
    if (this.pin.getPins().iterator().next().getHash().size() != SHA256_BYTES) {
      throw new IllegalArgumentException("a pin is a SHA-256");
    }
  }

  @Override
  void judge(X509Certificate[] chain, String authType, String asked, String tlsVersion)
      throws CertificateException {
    X509Certificate own = chain[0];
    if (!asked.equals(host) || !OkHostnameVerifier.INSTANCE.verify(host, own)) {
      throw new DistrustException(Code.SERVER_NAME_WRONG, "the certificate names another server");
    }
    try {
      pin.check(host, List.of(own));
    } catch (SSLPeerUnverifiedException e) {
      throw new DistrustException(Code.SERVER_PIN_MISSING, "not the pinned key");
    }
    try {
      own.checkValidity();
    } catch (CertificateException e) {
      throw ChainFlaw.of(chain, e);
    }
  }
}
