package dev.cordon.core.net;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one thing that stands in the process's list of security providers, at its end: signatures by
 * a {@link VaultKey}. Conscrypt looks there, and nowhere else, for somebody to sign with a key that
 * it cannot read. No other key is accepted.
 */
final class VaultSignatures extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "CordonVault";

  @SuppressWarnings("deprecation") // the constructor that replaces it is not in Android 8
  private VaultSignatures() {
    super(NAME, 1.0, "TLS with keys of the vault");
    String algorithm = "NONEwithECDSA";
    putService(
        new Service(
            this,
            "Signature",
            algorithm,
            VaultSignature.class.getName(),
            List.of(),
            Map.of("SupportedKeyClasses", VaultKey.class.getName())) {
          @Override
          public Object newInstance(@Nullable Object parameter) {
            return new VaultSignature();
          }
        });
  }

  /** Has them found from now on; a second time changes nothing. */
  static void offer() {
    if (Security.getProvider(NAME) == null) {
      Security.addProvider(new VaultSignatures());
    }
  }
}
