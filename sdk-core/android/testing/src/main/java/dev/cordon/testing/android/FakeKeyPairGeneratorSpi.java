package dev.cordon.testing.android;

import android.security.keystore.KeyGenParameterSpec;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes pairs on the curve that the spec names. */
final class FakeKeyPairGeneratorSpi extends KeyPairGeneratorSpi {
  private final FakeService service;
  private @Nullable KeyGenParameterSpec spec;

  FakeKeyPairGeneratorSpi(FakeService service) {
    this.service = service;
  }

  @Override
  public void initialize(AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof KeyGenParameterSpec known)) {
      throw new InvalidAlgorithmParameterException("KeyGenParameterSpec required");
    }
    service.check(known);
    spec = known;
  }

  @Override
  public void initialize(int bits, @Nullable SecureRandom random) {
    throw new UnsupportedOperationException("KeyGenParameterSpec required");
  }

  @Override
  public KeyPair generateKeyPair() {
    KeyGenParameterSpec wanted = spec;
    if (wanted == null) {
      throw new IllegalStateException("Not initialized");
    }
    KeyPair pair = pair(wanted);
    service.add(
        new FakeEntry(
            wanted,
            "EC",
            Optional.empty(),
            Optional.of(pair),
            service.level(wanted),
            FakeEntry.State.WORKS));
    return new KeyPair(pair.getPublic(), new FakeKey.Private(wanted.getKeystoreAlias()));
  }

  /** Who makes pairs that can be read out. */
  private static Provider elsewhere() throws NoSuchAlgorithmException {
    return Arrays.stream(Security.getProviders("KeyPairGenerator.EC"))
        .filter(provider -> !(provider instanceof FakeProvider))
        .findFirst()
        .orElseThrow(() -> new NoSuchAlgorithmException("EC"));
  }

  private static KeyPair pair(KeyGenParameterSpec wanted) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", elsewhere());
      generator.initialize(wanted.getAlgorithmParameterSpec());
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new ProviderException("Failed to generate key pair", e);
    }
  }
}
