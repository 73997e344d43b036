package dev.cordon.core.android.keystore;

import android.security.keystore.KeyInfo;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * One container's keys in the Android Keystore. What it seals is {@code nonce (12) ‖ ciphertext ‖
 * tag (16)}; the Keystore makes the nonce.
 *
 * <p>Safe for many threads: it keeps nothing that changes. Calls may take a second; not for the
 * main thread.
 */
public final class KeystoreKeyVault implements KeyVault {
  static final String AES_GCM = "AES/GCM/NoPadding";
  static final int NONCE_BYTES = 12;
  static final int TAG_BITS = 128;

  private final Keystore keystore;
  private final VaultDeclaration declaration;

  private KeystoreKeyVault(Keystore keystore, VaultDeclaration declaration) {
    this.keystore = keystore;
    this.declaration = declaration;
  }

  /**
   * The keys of the container called {@code container}.
   *
   * @param strongBox whether the device has StrongBox
   */
  public static KeystoreKeyVault of(String container, boolean strongBox) throws ContainerException {
    return in(new Keystore(Names.of(container), strongBox, new Patience(Thread::sleep)));
  }

  static KeystoreKeyVault in(Keystore keystore) throws ContainerException {
    keystore.placeSentinel();
    return new KeystoreKeyVault(keystore, declare(keystore));
  }

  /** A sentinel that cannot be asked what it is keeps nobody out: nothing is claimed then. */
  private static VaultDeclaration declare(Keystore keystore) {
    try {
      return keystore
          .patience()
          .ask(
              () -> {
                SecretKey sentinel = (SecretKey) keystore.sentinel();
                SecretKeyFactory factory =
                    SecretKeyFactory.getInstance(sentinel.getAlgorithm(), Keystore.PROVIDER);
                return KeyLevel.declare((KeyInfo) factory.getKeySpec(sentinel, KeyInfo.class));
              });
    } catch (ContainerException notNow) {
      return KeyLevel.unknown();
    }
  }

  @Override
  public VaultDeclaration declaration() {
    return declaration;
  }

  @Override
  public Set<String> aliases() throws ContainerException {
    return keystore.aliases();
  }

  @Override
  public void create(String alias, Use use) throws ContainerException {
    keystore.create(alias, use);
  }

  @Override
  public byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return keystore
        .patience()
        .ask(
            () -> {
              Cipher cipher = Cipher.getInstance(AES_GCM);
              cipher.init(Cipher.ENCRYPT_MODE, keystore.key(alias));
              return sealed(cipher, plaintext, associatedData);
            });
  }

  /** What {@code cipher}, ready to encrypt, makes of it. */
  static byte[] sealed(Cipher cipher, byte[] plaintext, byte[] associatedData)
      throws GeneralSecurityException {
    byte[] nonce = cipher.getIV();
    if (nonce == null || nonce.length != NONCE_BYTES) {
      throw new GeneralSecurityException("the Keystore made a nonce of another length");
    }
    cipher.updateAAD(associatedData);
    byte[] ciphertext = cipher.doFinal(plaintext);
    byte[] sealed = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
    System.arraycopy(ciphertext, 0, sealed, nonce.length, ciphertext.length);
    return sealed;
  }

  @Override
  public Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    if (!isLongEnough(sealed)) {
      keystore.patience().ask(() -> keystore.key(alias));
      return Optional.empty();
    }
    return keystore
        .patience()
        .askOpening(
            () -> {
              Cipher cipher = Cipher.getInstance(AES_GCM);
              cipher.init(Cipher.DECRYPT_MODE, keystore.key(alias), nonceOf(sealed));
              return opened(cipher, sealed, associatedData);
            });
  }

  static boolean isLongEnough(byte[] sealed) {
    return sealed.length >= NONCE_BYTES + TAG_BITS / 8;
  }

  static GCMParameterSpec nonceOf(byte[] sealed) {
    return new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES);
  }

  /** What {@code cipher}, ready to decrypt, makes of it. */
  static byte[] opened(Cipher cipher, byte[] sealed, byte[] associatedData)
      throws GeneralSecurityException {
    cipher.updateAAD(associatedData);
    return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
  }

  @Override
  public byte[] mac(String alias, byte[] message) throws ContainerException {
    return keystore
        .patience()
        .ask(
            () -> {
              Mac mac = Mac.getInstance(Keystore.HMAC);
              mac.init(keystore.key(alias));
              return mac.doFinal(message);
            });
  }

  @Override
  public byte[] sign(String alias, byte[] message) throws ContainerException {
    return signed("SHA256withECDSA", alias, message);
  }

  @Override
  public byte[] signDigest(String alias, byte[] sha256) throws ContainerException {
    return signed("NONEwithECDSA", alias, sha256);
  }

  private byte[] signed(String algorithm, String alias, byte[] message) throws ContainerException {
    return keystore
        .patience()
        .ask(
            () -> {
              Signature signature = Signature.getInstance(algorithm);
              signature.initSign((PrivateKey) keystore.key(alias));
              signature.update(message);
              return signature.sign();
            });
  }

  /** The certificate is null for a key that is gone and for a Keystore that fails alike. */
  @Override
  public byte[] publicKey(String alias) throws ContainerException {
    return keystore
        .patience()
        .ask(
            () -> {
              @Nullable Certificate certificate = keystore.certificate(alias);
              if (certificate == null) {
                keystore.key(alias); // says so if it is gone
                throw new GeneralSecurityException("the Keystore did not give the certificate");
              }
              return certificate.getPublicKey().getEncoded();
            });
  }

  @Override
  public void destroy(String alias) throws ContainerException {
    keystore.destroy(alias);
  }
}
