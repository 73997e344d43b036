package dev.cordon.server.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.server.files.PrivateFile;
import dev.cordon.server.secret.Argon2id;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The private root key under a passphrase, to be moved offline: AES-256-GCM (NIST SP 800-38D) under
 * a key that Argon2id (RFC 9106) derives. JSON: {@code format}, {@code memoryKib}, {@code passes},
 * {@code salt}, {@code sealed}; the format's name is bound in as associated data.
 */
public final class RootKeyFile {
  private static final String FORMAT = "cordon-root-key-1";
  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private RootKeyFile() {}

  /** Writes the keyset under {@code passphrase}. */
  public static void write(Path file, KeysetHandle keyset, String passphrase, SecureRandom random)
      throws IOException, GeneralSecurityException {
    Argon2id cost = Argon2id.STANDARD;
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] clear = Keysets.text(keyset).getBytes(StandardCharsets.UTF_8);
    byte[] sealed = cipher(passphrase, cost, salt).encrypt(clear, associated());
    JsonObject json = new JsonObject();
    json.addProperty("format", FORMAT);
    json.addProperty("memoryKib", cost.memoryKib());
    json.addProperty("passes", cost.passes());
    json.addProperty("salt", Base64.getEncoder().encodeToString(salt));
    json.addProperty("sealed", Base64.getEncoder().encodeToString(sealed));
    PrivateFile.write(file, json + "\n");
  }

  /**
   * The root key in {@code file}.
   *
   * @throws GeneralSecurityException if the passphrase is wrong or the file was changed
   */
  public static Signer open(Path file, String passphrase)
      throws IOException, GeneralSecurityException {
    try {
      Fields fields = JsonText.read(Files.readAllBytes(file));
      Argon2id cost =
          new Argon2id(
              (int) fields.number("memoryKib", 8, 1 << 20), (int) fields.number("passes", 1, 100));
      byte[] clear =
          cipher(passphrase, cost, fields.base64("salt"))
              .decrypt(fields.base64("sealed"), associated());
      return Ed25519Signer.of(Keysets.read(new String(clear, StandardCharsets.UTF_8)));
    } catch (DocumentRefusedException e) {
      throw new GeneralSecurityException("not a root key file", e);
    }
  }

  private static AesGcmJce cipher(String passphrase, Argon2id cost, byte[] salt)
      throws GeneralSecurityException {
    return new AesGcmJce(cost.derive(passphrase, salt, KEY_BYTES));
  }

  private static byte[] associated() {
    return FORMAT.getBytes(StandardCharsets.US_ASCII);
  }
}
