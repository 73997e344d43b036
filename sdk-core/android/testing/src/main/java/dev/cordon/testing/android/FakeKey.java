package dev.cordon.testing.android;

import java.security.PrivateKey;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A key's name, in the place of its bytes. */
sealed interface FakeKey {
  String name();

  /** A secret key that cannot be read out. */
  record Secret(String name, String algorithm) implements FakeKey, SecretKey {
    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }

  /** A private key that cannot be read out. */
  record Private(String name) implements FakeKey, PrivateKey {
    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public @Nullable String getFormat() {
      return null;
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return null;
    }
  }
}
