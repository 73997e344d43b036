package dev.cordon.testing.android;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.PublicKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds, lists and deletes keys; takes none in. */
final class FakeKeyStoreSpi extends KeyStoreSpi {
  private final FakeService service;

  FakeKeyStoreSpi(FakeService service) {
    this.service = service;
  }

  @Override
  public @Nullable Key engineGetKey(String name, char @Nullable [] password)
      throws UnrecoverableKeyException {
    Optional<FakeEntry> entry = service.find(name);
    if (entry.isPresent() && entry.get().state() == FakeEntry.State.BROKEN) {
      throw FakeErrors.unrecoverable(FakeErrors.invalidBlob());
    }
    return entry.map(FakeKeyStoreSpi::key).orElse(null);
  }

  private static Key key(FakeEntry entry) {
    return entry.pair().isPresent()
        ? new FakeKey.Private(entry.name())
        : new FakeKey.Secret(entry.name(), entry.algorithm());
  }

  /** Like the real one: null also where the service failed. */
  @Override
  public @Nullable Certificate engineGetCertificate(String name) {
    try {
      return service
          .find(name)
          .flatMap(FakeEntry::pair)
          .map(pair -> new Bare(pair.getPublic()))
          .orElse(null);
    } catch (UnrecoverableKeyException swallowed) {
      return null;
    }
  }

  @Override
  public boolean engineContainsAlias(String name) {
    return service.list().contains(name);
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(service.list());
  }

  @Override
  public int engineSize() {
    return service.list().size();
  }

  @Override
  public void engineDeleteEntry(String name) throws KeyStoreException {
    service.delete(name);
  }

  @Override
  public boolean engineIsKeyEntry(String name) {
    return engineContainsAlias(name);
  }

  @Override
  public boolean engineIsCertificateEntry(String name) {
    return false;
  }

  @Override
  public Certificate @Nullable [] engineGetCertificateChain(String name) {
    Certificate certificate = engineGetCertificate(name);
    return certificate == null ? null : new Certificate[] {certificate};
  }

  @Override
  public @Nullable String engineGetCertificateAlias(Certificate certificate) {
    return null;
  }

  @Override
  public @Nullable Date engineGetCreationDate(String name) {
    return null;
  }

  @Override
  public void engineSetKeyEntry(
      String name, Key key, char @Nullable [] password, Certificate[] chain)
      throws KeyStoreException {
    throw takesNothingIn();
  }

  @Override
  public void engineSetKeyEntry(String name, byte[] key, Certificate[] chain)
      throws KeyStoreException {
    throw takesNothingIn();
  }

  @Override
  public void engineSetCertificateEntry(String name, Certificate certificate)
      throws KeyStoreException {
    throw takesNothingIn();
  }

  private static KeyStoreException takesNothingIn() {
    return new KeyStoreException("this fake takes no keys in: have them made");
  }

  @Override
  public void engineStore(OutputStream stream, char @Nullable [] password) {
    throw new UnsupportedOperationException("Can not serialize AndroidKeyStore to OutputStream");
  }

  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {
    if (stream != null) {
      throw new IllegalArgumentException("InputStream not supported");
    }
  }

  /** A public key in a certificate that certifies nothing. */
  private static final class Bare extends Certificate {
    private final transient PublicKey key;

    Bare(PublicKey key) {
      super("X.509");
      this.key = key;
    }

    @Override
    public PublicKey getPublicKey() {
      return key;
    }

    @Override
    public byte[] getEncoded() {
      return key.getEncoded();
    }

    @Override
    public void verify(PublicKey by) {}

    @Override
    public void verify(PublicKey by, String provider) {}

    @Override
    public String toString() {
      return "a public key";
    }
  }
}
