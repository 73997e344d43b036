package dev.cordon.core.device;

/**
 * The cost of one Argon2id hash (RFC 9106).
 *
 * @param memoryKib memory, in KiB
 * @param iterations passes over it
 */
public record PasscodeCost(int memoryKib, int iterations) {
  /** 64 MiB, three passes: RFC 9106's second recommended choice, with one lane. */
  public static final PasscodeCost STANDARD = new PasscodeCost(64 * 1024, 3);

  public PasscodeCost {
    if (memoryKib < 8 || iterations < 1) {
      throw new IllegalArgumentException("Argon2id needs at least 8 KiB and one pass");
    }
  }
}
