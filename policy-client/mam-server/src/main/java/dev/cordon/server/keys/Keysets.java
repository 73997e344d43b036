package dev.cordon.server.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;

/**
 * Tink keysets as JSON with their keys in clear: the file or the cipher around it protects them.
 */
final class Keysets {
  private Keysets() {}

  static String text(KeysetHandle keyset) throws GeneralSecurityException {
    SignatureConfig.register();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keyset, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  static KeysetHandle read(String json) throws GeneralSecurityException {
    SignatureConfig.register();
    return TinkJsonProtoKeysetFormat.parseKeyset(
        json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }
}
