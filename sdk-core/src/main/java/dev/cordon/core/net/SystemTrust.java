package dev.cordon.core.net;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own trust anchors, asked for where the policy names none.
 *
 * <p>An implementation leaves out every certificate that the user added: on Android the anchors
 * under the system's alias only, on a desktop the JDK's.
 */
public interface SystemTrust {
  /** A trust manager over the platform's anchors; called once per policy. */
  X509TrustManager trustManager() throws GeneralSecurityException;

  /** The anchors that the JDK ships (its {@code cacerts}). */
  static SystemTrust ofTheJdk() {
    return () -> over(null);
  }

  /** A trust manager over the certificates in {@code anchors}; null: the platform's default. */
  static X509TrustManager over(@Nullable KeyStore anchors) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }
}
