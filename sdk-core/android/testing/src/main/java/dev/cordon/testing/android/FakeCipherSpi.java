package dev.cordon.testing.android;

import android.security.keystore.KeyProperties;
import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** AES-GCM with a nonce of its own making. */
final class FakeCipherSpi extends CipherSpi {
  private final FakeService service;
  private final ByteArrayOutputStream associated = new ByteArrayOutputStream();
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private byte[] nonce = new byte[12];
  private int mode;
  private @Nullable FakeOperation operation;

  FakeCipherSpi(FakeService service) {
    this.service = service;
  }

  @Override
  protected void engineInit(int opmode, Key key, @Nullable SecureRandom random)
      throws InvalidKeyException {
    if (opmode != Cipher.ENCRYPT_MODE) {
      throw new InvalidKeyException("IV required when decrypting");
    }
    new SecureRandom().nextBytes(nonce);
    begin(opmode, key);
  }

  @Override
  protected void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameterSpec parameters, @Nullable SecureRandom r)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    if (parameters == null) {
      engineInit(opmode, key, r);
      return;
    } else if (opmode == Cipher.ENCRYPT_MODE) {
      throw new InvalidAlgorithmParameterException("Caller-provided IV not permitted");
    } else if (!(parameters instanceof GCMParameterSpec gcm)
        || gcm.getIV().length != 12
        || gcm.getTLen() != 128) {
      throw new InvalidAlgorithmParameterException("12 bytes of IV, 128 bits of tag required");
    } else {
      nonce = gcm.getIV();
      begin(opmode, key);
    }
  }

  @Override
  protected void engineInit(
      int opmode, Key key, @Nullable AlgorithmParameters parameters, @Nullable SecureRandom random)
      throws InvalidAlgorithmParameterException {
    throw new InvalidAlgorithmParameterException("GCMParameterSpec required");
  }

  private void begin(int opmode, Key key) throws InvalidKeyException {
    mode = opmode;
    associated.reset();
    input.reset();
    if (!(key instanceof FakeKey.Secret secret)) {
      throw new InvalidKeyException("no key of this Keystore");
    }
    FakeOperation begun =
        service.begin(
            secret.name(),
            opmode == Cipher.ENCRYPT_MODE
                ? KeyProperties.PURPOSE_ENCRYPT
                : KeyProperties.PURPOSE_DECRYPT);
    if (!Arrays.asList(begun.key().spec().getBlockModes()).contains("GCM")) {
      throw FakeErrors.invalid(FakeErrors.incompatible("block mode"));
    } else if (!Arrays.asList(begun.key().spec().getEncryptionPaddings()).contains("NoPadding")) {
      throw FakeErrors.invalid(FakeErrors.incompatible("padding mode"));
    }
    operation = begun;
  }

  @Override
  protected void engineUpdateAAD(byte[] bytes, int offset, int length) {
    associated.write(bytes, offset, length);
  }

  @Override
  protected byte[] engineUpdate(byte[] bytes, int offset, int length) {
    input.write(bytes, offset, length);
    return new byte[0];
  }

  @Override
  protected int engineUpdate(byte[] bytes, int offset, int length, byte[] out, int outOffset) {
    input.write(bytes, offset, length);
    return 0;
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] bytes, int offset, int length)
      throws IllegalBlockSizeException, BadPaddingException {
    FakeOperation begun = operation;
    operation = null;
    if (begun == null) {
      throw new IllegalStateException("Not initialized");
    } else if (bytes != null) {
      input.write(bytes, offset, length);
    }
    boolean byAnotherName = service.finish(begun);
    try {
      return compute(begun.key());
    } catch (AEADBadTagException e) {
      e.initCause(FakeErrors.verificationFailed());
      if (byAnotherName) {
        throw FakeErrors.failed(FakeErrors.verificationFailed());
      }
      throw e;
    }
  }

  private byte[] compute(FakeEntry key) throws IllegalBlockSizeException, BadPaddingException {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
      cipher.init(mode, key.secret().orElseThrow(), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(associated.toByteArray());
      return cipher.doFinal(input.toByteArray());
    } catch (IllegalBlockSizeException | BadPaddingException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new ProviderException(e);
    }
  }

  @Override
  protected int engineDoFinal(byte[] bytes, int offset, int length, byte[] out, int outOffset)
      throws IllegalBlockSizeException, BadPaddingException {
    byte[] result = engineDoFinal(bytes, offset, length);
    System.arraycopy(result, 0, out, outOffset, result.length);
    return result.length;
  }

  @Override
  protected byte[] engineGetIV() {
    return nonce.clone();
  }

  @Override
  protected int engineGetBlockSize() {
    return 16;
  }

  @Override
  protected int engineGetOutputSize(int length) {
    return input.size() + length + 16;
  }

  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return null;
  }

  @Override
  protected void engineSetMode(String other) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void engineSetPadding(String padding) {
    throw new UnsupportedOperationException();
  }
}
