package dev.cordon.core.keys;

import dev.cordon.core.secret.SecretBytes;
import java.security.SecureRandom;

/**
 * The key that wraps every domain slot, and which generation of slots it wraps. Both go together:
 * with the slots of another generation it opens nothing. Whoever holds it closes it.
 */
public final class ContainerKey implements AutoCloseable {
  static final long FIRST_GENERATION = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretBytes secret;
  private final long generation;

  ContainerKey(SecretBytes secret, long generation) {
    this.secret = secret;
    this.generation = generation;
  }

  static ContainerKey first() {
    return random(FIRST_GENERATION);
  }

  /** A new key, for slots of their own. */
  ContainerKey successor() {
    return random(generation + 1);
  }

  private static ContainerKey random(long generation) {
    byte[] bytes = new byte[Derivation.KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return new ContainerKey(SecretBytes.owning(bytes), generation);
  }

  SecretBytes secret() {
    return secret;
  }

  long generation() {
    return generation;
  }

  /** Whether this one came into force after {@code other}. */
  public boolean isNewerThan(ContainerKey other) {
    return generation > other.generation;
  }

  /** The same key once more, for whoever must not be in the way of its end. */
  public ContainerKey copy() {
    return new ContainerKey(SecretBytes.owning(secret.copy()), generation);
  }

  @Override
  public void close() {
    secret.close();
  }
}
