package dev.cordon.server.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** A key and its certificates, the own one first, as found in files. */
record OperatorKey(PrivateKey key, List<X509Certificate> chain) {

  OperatorKey {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }

  /** Whether the certificate is the key's: it verifies what the key signs. */
  boolean isPair() {
    try {
      String algorithm = key.getAlgorithm().startsWith("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(chain.get(0).getEncoded());
      byte[] proof = signature.sign();
      signature.initVerify(chain.get(0).getPublicKey());
      signature.update(chain.get(0).getEncoded());
      return signature.verify(proof);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static OperatorKey fromPkcs12(Path file, Optional<String> password)
      throws IOException, GeneralSecurityException {
    char[] secret = password.orElse("").toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, secret);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, secret) instanceof PrivateKey key) {
        Certificate[] chain = store.getCertificateChain(alias);
        return new OperatorKey(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
      }
    }
    throw new IOException("no key");
  }

  static List<X509Certificate> chain(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }

  static PrivateKey fromPem(Path file, Optional<String> password)
      throws IOException, GeneralSecurityException {
    try (Reader text = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(text)) {
      for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
        Optional<PrivateKeyInfo> found = keyIn(each, password.orElse("").toCharArray());
        if (found.isPresent()) {
          return new JcaPEMKeyConverter().getPrivateKey(found.get());
        }
      }
      throw new IOException("no key");
    } catch (OperatorCreationException | PKCSException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static Optional<PrivateKeyInfo> keyIn(Object pem, char[] password)
      throws IOException, OperatorCreationException, PKCSException {
    if (pem instanceof PrivateKeyInfo plain) {
      return Optional.of(plain);
    } else if (pem instanceof PEMKeyPair pair) {
      return Optional.of(pair.getPrivateKeyInfo());
    } else if (pem instanceof PEMEncryptedKeyPair pair) {
      return Optional.of(
          pair.decryptKeyPair(new JcePEMDecryptorProviderBuilder().build(password))
              .getPrivateKeyInfo());
    } else if (pem instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
      return Optional.of(
          encrypted.decryptPrivateKeyInfo(
              new JceOpenSSLPKCS8DecryptorProviderBuilder()
                  .setProvider(new BouncyCastleProvider())
                  .build(password)));
    }
    return Optional.empty(); // parameters of a curve, certificates
  }
}
