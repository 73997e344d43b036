package dev.cordon.core.desktop.vault;

/**
 * A store that answers, but not as a vault needs it: it asks the user for every change, or does not
 * give back what it was given. The cause of a {@code VaultUnavailableException}.
 */
final class UnfitStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitStoreException(String what) {
    super("the system's key store " + what);
  }
}
