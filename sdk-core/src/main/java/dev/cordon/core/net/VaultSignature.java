package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import org.jspecify.annotations.Nullable;

/** ECDSA of a hash, by a {@link VaultKey} and by nothing else. Signs, never verifies. */
final class VaultSignature extends SignatureSpi {
  private final ByteArrayOutputStream hash = new ByteArrayOutputStream();
  private @Nullable VaultKey key;

  @Override
  protected void engineInitSign(PrivateKey with) throws InvalidKeyException {
    if (!(with instanceof VaultKey ours)) {
      throw new InvalidKeyException("not a key of the vault");
    }
    key = ours;
    hash.reset();
  }

  @Override
  protected void engineInitVerify(PublicKey with) throws InvalidKeyException {
    throw new InvalidKeyException("it only signs");
  }

  @Override
  protected void engineUpdate(byte b) {
    hash.write(b);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int length) {
    hash.write(bytes, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    VaultKey with = key;
    if (with == null) {
      throw new SignatureException("no key yet");
    }
    try {
      return with.keys().sign(with.name(), hash.toByteArray());
    } catch (ContainerException | IllegalArgumentException e) {
      throw new SignatureException("the vault did not sign", e);
    } finally {
      hash.reset();
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    throw new SignatureException("it only signs");
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new UnsupportedOperationException(name);
  }
}
