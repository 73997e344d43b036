package dev.cordon.core.keys;

/** Container keys for tests of other packages. */
public final class ContainerKeys {
  private ContainerKeys() {}

  /** A new one. */
  public static ContainerKey random() {
    return ContainerKey.first();
  }

  /** Whether its bytes are gone. */
  public static boolean isDestroyed(ContainerKey key) {
    return key.secret().isDestroyed();
  }
}
