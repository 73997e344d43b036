package dev.cordon.testing.android;

import android.security.keystore.KeyProperties;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Arrays;
import javax.crypto.IllegalBlockSizeException;
import org.jspecify.annotations.Nullable;

/** ECDSA with SHA-256, or of what was hashed before; signing only. */
final class FakeSignatureSpi extends SignatureSpi {
  private final FakeService service;
  private final String algorithm;
  private final String digest;
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private @Nullable FakeOperation operation;

  FakeSignatureSpi(FakeService service, String algorithm, String digest) {
    this.service = service;
    this.algorithm = algorithm;
    this.digest = digest;
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    if (!(key instanceof FakeKey.Private secret)) {
      throw new InvalidKeyException("no key of this Keystore");
    }
    input.reset();
    FakeOperation begun = service.begin(secret.name(), KeyProperties.PURPOSE_SIGN);
    if (!Arrays.asList(begun.key().spec().getDigests()).contains(digest)) {
      throw FakeErrors.invalid(FakeErrors.incompatible("digest"));
    }
    operation = begun;
  }

  @Override
  protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
    throw new InvalidKeyException("verify with another provider");
  }

  @Override
  protected void engineUpdate(byte b) {
    input.write(b);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    input.write(bytes, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    FakeOperation begun = operation;
    if (begun == null) {
      throw new SignatureException("Not initialized");
    }
    try {
      service.finish(begun);
      Signature signature = Signature.getInstance(algorithm, elsewhere());
      signature.initSign(begun.key().pair().orElseThrow().getPrivate());
      signature.update(input.toByteArray());
      return signature.sign();
    } catch (IllegalBlockSizeException e) {
      throw new SignatureException(e.getCause());
    } catch (SignatureException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new SignatureException(e);
    }
  }

  /** Who signs with keys that can be read out. */
  private Provider elsewhere() throws NoSuchAlgorithmException {
    return Arrays.stream(Security.getProviders("Signature." + algorithm))
        .filter(provider -> !(provider instanceof FakeProvider))
        .findFirst()
        .orElseThrow(() -> new NoSuchAlgorithmException(algorithm));
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    throw new SignatureException("verify with another provider");
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException();
  }
}
