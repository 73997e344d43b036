package dev.cordon.server.secret;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes number of passes over it
 */
public record Argon2id(int memoryKib, int passes) {
  /** The second recommended option of RFC 9106, section 4, with one lane. */
  public static final Argon2id STANDARD = new Argon2id(64 * 1024, 3);

  private static final int LANES = 1;

  public Argon2id {
    if (memoryKib < 8 || memoryKib > 1024 * 1024 || passes < 1 || passes > 100) {
      throw new IllegalArgumentException("cost out of range");
    }
  }

  /** {@code lengthBytes} bytes derived from the UTF-8 form of {@code secret}. */
  public byte[] derive(String secret, byte[] salt, int lengthBytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(LANES)
            .withSalt(salt)
            .build());
    byte[] derived = new byte[lengthBytes];
    generator.generateBytes(secret.getBytes(StandardCharsets.UTF_8), derived);
    return derived;
  }
}
