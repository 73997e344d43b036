package dev.cordon.server.secret;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that the server keeps of a password: a salted Argon2id hash in the PHC string format ({@code
 * $argon2id$v=19$m=…,t=…,p=1$salt$hash}).
 */
public record PasswordHash(String text) {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** A fresh hash of {@code password}. */
  public static PasswordHash of(String password, Argon2id cost, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] hash = cost.derive(password, salt, HASH_BYTES);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
            .formatted(
                cost.memoryKib(),
                cost.passes(),
                base64.encodeToString(salt),
                base64.encodeToString(hash)));
  }

  /** Whether {@code password} is the one; takes the same time for right and wrong. */
  public boolean matches(String password) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("a stored password hash is not in the PHC format");
    }
    Argon2id cost =
        new Argon2id(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    byte[] expected = Base64.getDecoder().decode(parts.group(4));
    byte[] actual =
        cost.derive(password, Base64.getDecoder().decode(parts.group(3)), expected.length);
    return MessageDigest.isEqual(expected, actual);
  }

  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
