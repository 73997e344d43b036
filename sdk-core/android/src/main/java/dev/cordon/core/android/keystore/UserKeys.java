package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.UserSlot;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.ProviderException;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * Keys of a container that work only right after the system recognised a finger or face, and that
 * end when another one is enrolled. Safe for many threads; not for the main thread.
 */
public final class UserKeys {
  private final Keystore keystore;

  private UserKeys(Keystore keystore) {
    this.keystore = keystore;
  }

  /** Those of the container called {@code container}. */
  public static UserKeys of(String container, boolean strongBox) {
    return in(new Keystore(Names.of(container), strongBox, new Patience(Thread::sleep)));
  }

  static UserKeys in(Keystore keystore) {
    return new UserKeys(keystore);
  }

  /** A new key's alias; empty if the device knows no finger or face that would be safe enough. */
  public Optional<String> create() throws ContainerException {
    String alias = UserKey.newAlias();
    String name = keystore.names().inKeystore(alias);
    return keystore
        .patience()
        .ask(
            () -> {
              try {
                generate(name);
                return Optional.of(alias);
              } catch (InvalidAlgorithmParameterException nobodyEnrolled) {
                return Optional.empty();
              }
            });
  }

  private void generate(String name) throws GeneralSecurityException {
    try {
      Keystore.generate(spec(name, keystore.strongBox()), KeyVault.Use.SEAL);
    } catch (ProviderException e) {
      boolean full = Build.VERSION.SDK_INT >= 28 && StrongBoxApi28.refused(e);
      if (!keystore.strongBox() || !full) {
        throw e;
      }
      Keystore.generate(spec(name, false), KeyVault.Use.SEAL);
    }
  }

  private static KeyGenParameterSpec spec(String name, boolean strongBox) {
    KeyGenParameterSpec.Builder spec = KeySpecs.sealing(name);
    if (Build.VERSION.SDK_INT < 28) {
      throw new IllegalStateException("the system has no prompt for such keys");
    }
    UserKeyRulesApi28.apply(spec);
    if (strongBox) {
      StrongBoxApi28.require(spec);
    }
    return spec.build();
  }

  /** The key called {@code alias}, ready to seal once its owner was recognised. */
  public AwaitedKey toSeal(String alias) throws ContainerException {
    return keystore
        .patience()
        .ask(
            () -> {
              Cipher cipher = Cipher.getInstance(KeystoreKeyVault.AES_GCM);
              cipher.init(Cipher.ENCRYPT_MODE, keystore.key(alias));
              return new AwaitedKey(alias, cipher);
            });
  }

  /**
   * The key of {@code slot}, ready to open it once its owner was recognised.
   *
   * @throws dev.cordon.core.error.VaultLostException if the key ended: another finger or face was
   *     enrolled, or the device's screen lock was taken away
   */
  public AwaitedKey toOpen(UserSlot slot) throws ContainerException {
    byte[] sealed = slot.sealed().toByteArray();
    if (!KeystoreKeyVault.isLongEnough(sealed)) {
      throw Patience.lost();
    }
    return keystore
        .patience()
        .ask(
            () -> {
              Cipher cipher = Cipher.getInstance(KeystoreKeyVault.AES_GCM);
              cipher.init(
                  Cipher.DECRYPT_MODE,
                  keystore.key(slot.vaultKey()),
                  KeystoreKeyVault.nonceOf(sealed));
              return new AwaitedKey(slot.vaultKey(), cipher);
            });
  }

  /** Destroys a key that did not come into use. */
  public void destroy(String alias) throws ContainerException {
    keystore.destroy(alias);
  }
}
