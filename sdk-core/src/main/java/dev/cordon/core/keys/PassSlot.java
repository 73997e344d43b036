package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The slot that the passcode opens.
 *
 * <p>Argon2id alone would not do: a million six-digit codes are 45 core-hours. So its result goes
 * through an HMAC with a vault key, and each guess needs the vault.
 *
 * @param cost what one guess costs
 * @param salt 16 random bytes
 * @param vaultKey the alias of the HMAC key
 * @param wrapped the unlock secret under the derived key
 */
record PassSlot(PasscodeCost cost, Bytes salt, String vaultKey, Bytes wrapped) {
  static final String ALIAS_PREFIX = "passcode.";
  private static final byte[] BOUND_TO = "cordon/pass-slot/v1".getBytes(StandardCharsets.US_ASCII);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new slot with a new vault key around {@code unlockSecret}. */
  static PassSlot create(
      KeyVault vault, PasscodeCost cost, Passcode passcode, SecretBytes unlockSecret)
      throws ContainerException {
    return create(vault, cost, ALIAS_PREFIX + random(), passcode, unlockSecret);
  }

  /** The same passcode in a new slot, with a new salt and a new vault key. */
  PassSlot renewed(KeyVault vault, PasscodeCost cost, Passcode passcode, SecretBytes unlockSecret)
      throws ContainerException {
    return create(vault, cost, passcodeName() + "." + random(), passcode, unlockSecret);
  }

  /** Names the passcode: what its slots have in common, however often they were renewed. */
  String passcodeName() {
    int renewed = vaultKey.indexOf('.', ALIAS_PREFIX.length());
    return renewed < 0 ? vaultKey : vaultKey.substring(0, renewed);
  }

  private static String random() {
    return Long.toHexString(RANDOM.nextLong());
  }

  private static PassSlot create(
      KeyVault vault, PasscodeCost cost, String alias, Passcode passcode, SecretBytes unlockSecret)
      throws ContainerException {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    vault.create(alias, KeyVault.Use.MAC);
    try (SecretBytes key = slotKey(vault, alias, cost, salt, passcode)) {
      byte[] wrapped = Wrapping.wrap(key, unlockSecret, BOUND_TO);
      return new PassSlot(cost, Bytes.copyFrom(salt), alias, Bytes.copyFrom(wrapped));
    }
  }

  /** The unlock secret, or empty if the passcode is wrong. */
  Optional<SecretBytes> open(KeyVault vault, Passcode passcode) throws ContainerException {
    try (SecretBytes key = slotKey(vault, vaultKey, cost, salt.toByteArray(), passcode)) {
      return Wrapping.unwrap(key, wrapped.toByteArray(), BOUND_TO);
    }
  }

  /** Argon2id, HMAC in the vault, HKDF: what a guess costs. */
  static SecretBytes slotKey(
      KeyVault vault, String alias, PasscodeCost cost, byte[] salt, Passcode passcode)
      throws ContainerException {
    try (SecretBytes hash = argon2id(cost, salt, passcode)) {
      byte[] hashed = hash.copy();
      try (SecretBytes mac = SecretBytes.owning(vault.mac(alias, hashed))) {
        return Derivation.derive(mac, salt, "cordon/pass-slot-key/v1");
      } finally {
        Arrays.fill(hashed, (byte) 0);
      }
    }
  }

  private static SecretBytes argon2id(PasscodeCost cost, byte[] salt, Passcode passcode) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[Derivation.KEY_BYTES];
    try (SecretBytes typed = passcode.encoded()) {
      return typed.use(
          bytes -> {
            generator.generateBytes(bytes, hash);
            return SecretBytes.owning(hash);
          });
    }
  }
}
