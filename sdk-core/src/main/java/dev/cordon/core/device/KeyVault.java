package dev.cordon.core.device;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.util.Optional;
import java.util.Set;

/**
 * One container's keys where the device keeps keys best: Android Keystore, a desktop key store, or
 * files. Keys are made inside and used inside; what a vault cannot do, its {@link #declaration()}
 * says.
 *
 * <p>Every change is durable when the method returns. Safe for many threads. A key that should be
 * there and is not gives {@link dev.cordon.core.error.VaultLostException}.
 */
public interface KeyVault {
  /** What a key is for; it can be used for nothing else. */
  enum Use {
    /** AES-256-GCM (NIST SP 800-38D). */
    SEAL,
    /** HMAC-SHA-256 (FIPS 198-1). */
    MAC,
    /** ECDSA over P-256 with SHA-256 (FIPS 186-5). */
    SIGN,
    /**
     * The same of a hash that was computed outside, as TLS wants it; apart, so that it can forge no
     * SIGN.
     */
    SIGN_DIGEST
  }

  /** What this vault truly is. */
  VaultDeclaration declaration();

  /** The names of all keys. */
  Set<String> aliases() throws ContainerException;

  /** Makes a new key; one of the same name is a bug. */
  void create(String alias, Use use) throws ContainerException;

  /** Encrypts and authenticates with a fresh nonce. */
  byte[] seal(String alias, byte[] plaintext, byte[] associatedData) throws ContainerException;

  /** What {@link #seal} was given; empty if it was altered or sealed by another key. */
  Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException;

  /** A 32-byte authentication code. */
  byte[] mac(String alias, byte[] message) throws ContainerException;

  /** A DER-encoded ECDSA signature. */
  byte[] sign(String alias, byte[] message) throws ContainerException;

  /** A DER-encoded ECDSA signature of what {@code sha256} is the hash of. */
  byte[] signDigest(String alias, byte[] sha256) throws ContainerException;

  /** The public half of a signing key: X.509 SubjectPublicKeyInfo, DER. */
  byte[] publicKey(String alias) throws ContainerException;

  /** Destroys a key as well as the vault can; does nothing if there is none of that name. */
  void destroy(String alias) throws ContainerException;
}
