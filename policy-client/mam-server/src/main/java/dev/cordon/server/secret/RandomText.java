package dev.cordon.server.secret;

import jakarta.inject.Inject;
import java.security.SecureRandom;

/**
 * Random words that people can read aloud and type: lower-case letters and digits without {@code i
 * l o u} (Crockford's Base32), five bits a character.
 */
public final class RandomText {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int CODE_CHARS = 26;
  private static final int SECRET_GROUPS = 5;
  private static final int GROUP_CHARS = 5;
  private static final int ID_CHARS = 16;
  private static final int TOKEN_CHARS = 52;

  private final SecureRandom random;

  @Inject
  public RandomText(SecureRandom random) {
    this.random = random;
  }

  /** An invitation code: 130 random bits. */
  public String code() {
    return characters(CODE_CHARS);
  }

  /** A one-time password or passphrase: 125 random bits in five groups. */
  public String secret() {
    StringBuilder secret = new StringBuilder(characters(GROUP_CHARS));
    for (int group = 1; group < SECRET_GROUPS; group++) {
      secret.append('-').append(characters(GROUP_CHARS));
    }
    return secret.toString();
  }

  /** A session token: 260 random bits. */
  public String token() {
    return characters(TOKEN_CHARS);
  }

  /** A public id of an enrolment or a command: 80 random bits. */
  public String id() {
    return characters(ID_CHARS);
  }

  private String characters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
