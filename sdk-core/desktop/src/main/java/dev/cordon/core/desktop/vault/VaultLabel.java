package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.Shredding;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a vault's directory says of a vault in a store of the system: which store, under which id,
 * and this side's half of the secret. The file {@code vault.label}: {@code "CORDVLT1" (8) ‖ kind
 * (1: 1 DPAPI, 2 KEYCHAIN, 3 SECRET_SERVICE) ‖ id (16) ‖ key (32) ‖ first 8 bytes of the SHA-256 of
 * all that}. Until the store has shown that it works, its name is {@code vault.pending}.
 */
record VaultLabel(VaultKind kind, String id, SecretBytes key) {
  private static final byte[] MAGIC = "CORDVLT1".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int CHECK_BYTES = 8;
  private static final int BODY_BYTES = MAGIC.length + 1 + ID_BYTES + KEY_BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Path file(Path directory) {
    return directory.resolve("vault.label");
  }

  static Path pendingFile(Path directory) {
    return directory.resolve("vault.pending");
  }

  static VaultLabel fresh(VaultKind kind) {
    byte[] id = new byte[ID_BYTES];
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(key);
    return new VaultLabel(kind, hex(id), SecretBytes.owning(key));
  }

  /**
   * The label in {@code file}, or empty if there is no such file.
   *
   * @throws VaultLostException if nothing can be made of it: what it led to cannot be found
   */
  static Optional<VaultLabel> read(Path file) throws ContainerException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      try {
        return Optional.of(decode(bytes));
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private static VaultLabel decode(byte[] bytes) throws VaultLostException {
    boolean whole =
        bytes.length == BODY_BYTES + CHECK_BYTES
            && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && Arrays.equals(
                check(bytes), Arrays.copyOfRange(bytes, BODY_BYTES, BODY_BYTES + CHECK_BYTES));
    Optional<VaultKind> kind = whole ? kind(bytes[MAGIC.length]) : Optional.empty();
    if (kind.isEmpty()) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    int id = MAGIC.length + 1;
    return new VaultLabel(
        kind.get(),
        hex(Arrays.copyOfRange(bytes, id, id + ID_BYTES)),
        SecretBytes.owning(Arrays.copyOfRange(bytes, id + ID_BYTES, BODY_BYTES)));
  }

  /** Writes it to {@code file}; durable on return. */
  void write(Path file) throws ContainerException {
    byte[] body = new byte[BODY_BYTES + CHECK_BYTES];
    ByteBuffer out = ByteBuffer.wrap(body).put(MAGIC).put(code(kind)).put(bytesOf(id));
    key.use(out::put);
    out.put(check(body));
    try {
      OwnFile.write(file, body);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /** Overwrites and deletes {@code file}; one that is not there is fine. */
  static void shred(Path file) throws ContainerException {
    try {
      Shredding.shred(file);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private static byte[] check(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, BODY_BYTES);
      return Arrays.copyOf(digest.digest(), CHECK_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("an algorithm that every platform has is missing", e);
    }
  }

  private static byte code(VaultKind kind) {
    return switch (kind) {
      case DPAPI -> 1;
      case KEYCHAIN -> 2;
      case SECRET_SERVICE -> 3;
      case SOFTWARE, ANDROID_KEYSTORE, STRONGBOX, TPM ->
          throw new IllegalStateException("no store of a desktop: " + kind);
    };
  }

  private static Optional<VaultKind> kind(byte code) {
    return switch (code) {
      case 1 -> Optional.of(VaultKind.DPAPI);
      case 2 -> Optional.of(VaultKind.KEYCHAIN);
      case 3 -> Optional.of(VaultKind.SECRET_SERVICE);
      default -> Optional.empty();
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytesOf(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
