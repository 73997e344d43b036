package dev.cordon.policy.protocol;

/** How well a platform protects something. */
public enum ProtectionLevel {
  /** The system refuses it to everyone. */
  ENFORCED,
  /** Our own code refuses it; other programs of the same user may get around that. */
  BEST_EFFORT,
  /** Not at all. */
  UNAVAILABLE
}
