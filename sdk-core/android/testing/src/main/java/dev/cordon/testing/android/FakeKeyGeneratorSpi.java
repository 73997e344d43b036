package dev.cordon.testing.android;

import android.security.keystore.KeyGenParameterSpec;
import java.security.InvalidAlgorithmParameterException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.KeyGeneratorSpi;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Makes secret keys. */
final class FakeKeyGeneratorSpi extends KeyGeneratorSpi {
  private final FakeService service;
  private final String algorithm;
  private @Nullable KeyGenParameterSpec spec;

  FakeKeyGeneratorSpi(FakeService service, String algorithm) {
    this.service = service;
    this.algorithm = algorithm;
  }

  @Override
  protected void engineInit(AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof KeyGenParameterSpec known)) {
      throw new InvalidAlgorithmParameterException("KeyGenParameterSpec required");
    }
    service.check(known);
    spec = known;
  }

  @Override
  protected void engineInit(@Nullable SecureRandom random) {
    throw new UnsupportedOperationException("KeyGenParameterSpec required");
  }

  @Override
  protected void engineInit(int bits, @Nullable SecureRandom random) {
    throw new UnsupportedOperationException("KeyGenParameterSpec required");
  }

  @Override
  protected SecretKey engineGenerateKey() {
    KeyGenParameterSpec wanted = spec;
    if (wanted == null) {
      throw new IllegalStateException("Not initialized");
    }
    byte[] secret = new byte[wanted.getKeySize() < 0 ? 32 : wanted.getKeySize() / 8];
    new SecureRandom().nextBytes(secret);
    service.add(
        new FakeEntry(
            wanted,
            algorithm,
            Optional.of(new SecretKeySpec(secret, algorithm)),
            Optional.empty(),
            service.level(wanted),
            FakeEntry.State.WORKS));
    return new FakeKey.Secret(wanted.getKeystoreAlias(), algorithm);
  }
}
