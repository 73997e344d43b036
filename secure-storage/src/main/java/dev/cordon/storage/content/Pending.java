package dev.cordon.storage.content;

/** Stands where code is still to come. */
final class Pending {
  private Pending() {}

  /** Always throws. */
  static int integer() {
    return value(Integer.class);
  }

  /** Always throws. */
  static <T> T value(Class<T> type) {
    if (type.isPrimitive()) {
      return type.cast(0);
    }
    throw new UnsupportedOperationException();
  }
}
