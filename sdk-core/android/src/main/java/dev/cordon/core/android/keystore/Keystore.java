package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import dev.cordon.core.device.KeyVault.Use;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.KeyGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One container's part of the app's Keystore: which keys there are, made, found, destroyed.
 *
 * <p>The Keystore's listing and its {@code containsAlias} give nothing, rather than an error, when
 * the service fails. Believed blindly, that would be a lost vault. So a sentinel lies beside the
 * keys: a listing counts only if it names the sentinel, or if {@code getKey}, which does tell
 * failures apart, says that there is none.
 */
final class Keystore {
  static final String PROVIDER = "AndroidKeyStore";
  static final String HMAC = KeyProperties.KEY_ALGORITHM_HMAC_SHA256;

  /** States get a new key with every write, and StrongBox takes a second for that: see 0032. */
  private static final List<String> STATES = List.of("control.", "header.");

  private final Names names;
  private final boolean strongBox;
  private final Patience patience;

  Keystore(Names names, boolean strongBox, Patience patience) {
    this.names = names;
    this.strongBox = strongBox && Build.VERSION.SDK_INT >= 28;
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  Names names() {
    return names;
  }

  boolean strongBox() {
    return strongBox;
  }

  /** Makes the sentinel, unless it is there and works. */
  void placeSentinel() throws ContainerException {
    patience.ask(
        () -> {
          if (!works(load(), names.sentinel())) {
            generate(names.sentinel(), Use.SEAL, strongBox);
          }
          return true;
        });
  }

  Key sentinel() throws GeneralSecurityException, ContainerException {
    return found(names.sentinel());
  }

  Set<String> aliases() throws ContainerException {
    return patience.ask(
        () -> {
          KeyStore keyStore = load();
          Optional<Set<String>> whole = names.aliases(Collections.list(keyStore.aliases()));
          if (whole.isPresent()) {
            return whole.get();
          } else if (keyStore.getKey(names.sentinel(), null) == null) {
            return Set.of(); // the whole Keystore was reset
          }
          throw new GeneralSecurityException("the Keystore did not list its keys");
        });
  }

  /** The key called {@code alias}. */
  Key key(String alias) throws GeneralSecurityException, ContainerException {
    return found(names.inKeystore(alias));
  }

  private static Key found(String name) throws GeneralSecurityException, ContainerException {
    @Nullable Key key = load().getKey(name, null);
    if (key == null) {
      throw Patience.lost();
    }
    return key;
  }

  @Nullable Certificate certificate(String alias) throws GeneralSecurityException {
    return load().getCertificate(names.inKeystore(alias));
  }

  void create(String alias, Use use) throws ContainerException {
    boolean changesOften = STATES.stream().anyMatch(alias::startsWith);
    String name = names.inKeystore(alias);
    if (patience.ask(() -> load().containsAlias(name))) {
      throw new IllegalStateException("there is a key called " + alias);
    }
    patience.ask(
        () -> {
          generate(name, use, strongBox && !changesOften);
          return true;
        });
  }

  private static void generate(String name, Use use, boolean inStrongBox)
      throws GeneralSecurityException {
    try {
      generate(KeySpecs.of(name, use, inStrongBox), use);
    } catch (ProviderException e) {
      if (!inStrongBox || Build.VERSION.SDK_INT < 28 || !StrongBoxApi28.refused(e)) {
        throw e;
      }
      generate(KeySpecs.of(name, use, false), use); // the next best place
    }
  }

  static void generate(KeyGenParameterSpec spec, Use use) throws GeneralSecurityException {
    if (use == Use.SIGN || use == Use.SIGN_DIGEST) {
      KeyPairGenerator pairs =
          KeyPairGenerator.getInstance(KeyProperties.KEY_ALGORITHM_EC, PROVIDER);
      pairs.initialize(spec);
      pairs.generateKeyPair();
      return;
    }
    String algorithm = use == Use.MAC ? HMAC : KeyProperties.KEY_ALGORITHM_AES;
    KeyGenerator keys = KeyGenerator.getInstance(algorithm, PROVIDER);
    keys.init(spec);
    keys.generateKey();
  }

  /** Deletes, then looks: a deletion that the service did not do must not pass for one. */
  void destroy(String alias) throws ContainerException {
    String name = names.inKeystore(alias);
    patience.ask(
        () -> {
          KeyStore keyStore = load();
          keyStore.deleteEntry(name);
          if (works(keyStore, name)) {
            throw new GeneralSecurityException("the Keystore did not delete the key");
          }
          return true;
        });
  }

  /** Whether there is such a key, and not one that is broken for good. */
  private static boolean works(KeyStore keyStore, String name) throws GeneralSecurityException {
    try {
      return keyStore.getKey(name, null) != null;
    } catch (UnrecoverableKeyException e) {
      if (KeystoreFailure.of(e) == KeystoreFailure.LOST) {
        return false;
      }
      throw e;
    }
  }

  private static KeyStore load() throws GeneralSecurityException {
    KeyStore keyStore = KeyStore.getInstance(PROVIDER);
    try {
      keyStore.load(null);
    } catch (IOException e) {
      throw new GeneralSecurityException("the Keystore did not load", e);
    }
    return keyStore;
  }
}
