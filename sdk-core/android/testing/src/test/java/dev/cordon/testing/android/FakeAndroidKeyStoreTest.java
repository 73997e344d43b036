package dev.cordon.testing.android;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.KeyProperties;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** The fake keeps the promises that apps rely on. */
@RunWith(RobolectricTestRunner.class)
public final class FakeAndroidKeyStoreTest {
  private static final byte[] PLAIN = "plan".getBytes(StandardCharsets.UTF_8);
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();

  @After
  public void takeAway() {
    keystore.close();
  }

  @Test
  public void aKeyWorksAndCannotBeReadOut() throws Exception {
    SecretKey key = key("a", false);
    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key);
    byte[] sealed = cipher.doFinal(PLAIN);

    assertNull(key.getEncoded());
    assertNull(key.getFormat());
    Cipher back = Cipher.getInstance("AES/GCM/NoPadding");
    back.init(Cipher.DECRYPT_MODE, stored("a"), new GCMParameterSpec(128, cipher.getIV()));
    assertArrayEquals(PLAIN, back.doFinal(sealed));
  }

  @Test
  public void aNonceOfTheCallersIsRefused() throws Exception {
    SecretKey key = key("a", false);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12])));
  }

  @Test
  public void aKeyDoesOnlyWhatItWasMadeFor() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", "AndroidKeyStore");
    generator.init(
        new KeyGenParameterSpec.Builder("only", KeyProperties.PURPOSE_ENCRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .build());
    SecretKey key = generator.generateKey();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    assertThrows(
        InvalidKeyException.class,
        () -> cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, new byte[12])));
  }

  @Test
  public void aKeyThatWantsItsOwnerDoes() throws Exception {
    SecretKey key = key("bound", true);
    Cipher early = cipher(Cipher.ENCRYPT_MODE, key);
    assertThrows(IllegalBlockSizeException.class, () -> early.doFinal(PLAIN));

    Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key);
    keystore.recognise();
    assertEquals(20, cipher.doFinal(PLAIN).length);
    Cipher next = cipher(Cipher.ENCRYPT_MODE, key);
    assertThrows(IllegalBlockSizeException.class, () -> next.doFinal(PLAIN));
  }

  @Test
  public void anotherFingerEndsBoundKeysAndNoOthers() throws Exception {
    SecretKey bound = key("bound", true);
    SecretKey free = key("free", false);
    keystore.enrolFinger();
    assertThrows(
        KeyPermanentlyInvalidatedException.class, () -> cipher(Cipher.ENCRYPT_MODE, bound));
    cipher(Cipher.ENCRYPT_MODE, free);
  }

  @Test
  public void keysComeBackWithASnapshot() throws Exception {
    key("a", false);
    FakeAndroidKeyStore.Snapshot before = keystore.snapshot();
    keystore.lose("");
    assertNull(stored("a"));
    keystore.restore(before);
    assertEquals(Set.of("a"), keystore.names());
  }

  private static Cipher cipher(int mode, SecretKey key) throws Exception {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key);
    return cipher;
  }

  private static SecretKey stored(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("AndroidKeyStore");
    store.load(null);
    return (SecretKey) store.getKey(name, null);
  }

  private static SecretKey key(String name, boolean bound) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", "AndroidKeyStore");
    generator.init(
        new KeyGenParameterSpec.Builder(
                name, KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setUserAuthenticationRequired(bound)
            .build());
    return generator.generateKey();
  }
}
