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

/** HMAC with SHA-256. */
final class FakeMacSpi extends MacSpi {
  private final FakeService service;
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private @Nullable FakeOperation operation;

  FakeMacSpi(FakeService service) {
    this.service = service;
  }

  @Override
  protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters)
      throws InvalidKeyException {
    if (!(key instanceof FakeKey.Secret secret)) {
      throw new InvalidKeyException("no key of this Keystore");
    }
    input.reset();
    operation = service.begin(secret.name(), KeyProperties.PURPOSE_SIGN);
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
    FakeOperation begun = operation;
    if (begun == null) {
      throw new IllegalStateException("Not initialized");
    }
    try {
      service.finish(begun);
      Mac mac = Mac.getInstance("HmacSHA256", "SunJCE");
      mac.init(begun.key().secret().orElseThrow());
      return mac.doFinal(input.toByteArray());
    } catch (IllegalBlockSizeException e) {
      throw new ProviderException("Keystore operation failed", e.getCause());
    } catch (GeneralSecurityException e) {
      throw new ProviderException(e);
    } finally {
      input.reset();
    }
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
