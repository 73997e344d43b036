package dev.cordon.policy.protocol;

/**
 * One line of a receipt.
 *
 * @param what the kind of thing
 * @param count how many
 */
public record Destroyed(What what, long count) {
  /** The kinds of things that a wipe destroys, and what it could not. */
  public enum What {
    VAULT_KEYS,
    KEY_SLOTS,
    FILES,
    BYTES,
    /** Ciphertext that could not be deleted; its keys are gone all the same. */
    FAILED_FILES,
    /** Key slots that could not be overwritten or deleted; the keys that open them are gone. */
    FAILED_KEY_SLOTS
  }
}
