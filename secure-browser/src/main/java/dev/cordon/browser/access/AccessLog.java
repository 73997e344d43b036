package dev.cordon.browser.access;

/**
 * Where the app keeps what was visited (requirement B5), such as an audit trail in the container.
 * Called by many threads; must not block for long.
 */
@FunctionalInterface
public interface AccessLog {
  /** Keeps nothing. */
  AccessLog NONE = entry -> {};

  /** Keeps {@code entry}, which has no more than the policy lets through. */
  void record(AccessEntry entry);
}
