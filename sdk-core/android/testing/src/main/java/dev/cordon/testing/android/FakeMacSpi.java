package dev.cordon.testing.android;

import android.security.keystore.KeyProperties;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.ProviderException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.jspecify.annotations.Nullable;

/**
 * HMAC with SHA-256. Java settles on the first provider for whoever asks for the length of a code
 * before there is a key; so this one also computes with plain keys.
 */
final class FakeMacSpi extends MacSpi {
  private final FakeService service;
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private @Nullable FakeOperation operation;
  private @Nullable Key plainKey;

  FakeMacSpi(FakeService service) {
    this.service = service;
  }

  @Override
  protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
      throws InvalidKeyException {
    input.reset();
    plainKey = null;
    if (key instanceof FakeKey.Secret secret) {
      operation = service.begin(secret.name(), KeyProperties.PURPOSE_SIGN);
    } else if (key.getEncoded() != null) {
      plainKey = key;
    } else {
      throw new InvalidKeyException("no key of this Keystore");
    }
  }

  @Override
  protected void engineUpdate(byte input) {
    this.input.write(input);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    input.write(bytes, offset, length);
  }

  @Override
  protected byte[] engineDoFinal() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256", "SunJCE");
      mac.init(key());
      return mac.doFinal(input.toByteArray());
    } catch (IllegalBlockSizeException e) {
      throw new ProviderException("Keystore operation failed", e.getCause());
    } catch (GeneralSecurityException e) {
      throw new ProviderException(e);
    } finally {
      input.reset();
    }
  }

  private Key key() throws IllegalBlockSizeException {
    Key plain = plainKey;
    FakeOperation begun = operation;
    if (plain != null) {
      return plain;
    } else if (begun == null) {
      throw new IllegalStateException("Not initialized");
    }
    service.finish(begun);
    return begun.key().secret().orElseThrow();
  }

  @Override
  protected void engineReset() {
    input.reset();
  }

  @Override
  protected int engineGetMacLength() {
    return 32;
  }
}
