package dev.cordon.storage.sql;

/** The arguments of a statement: as many as it has places, and of the types that SQLite has. */
public final class Arguments {
  private Arguments() {}

  /** Refuses with {@code IllegalArgumentException}, without naming any argument's value. */
  public static void check(int wanted, Object... arguments) {
    if (wanted != arguments.length) {
      throw new IllegalArgumentException(
          "the statement has " + wanted + " places, given were " + arguments.length);
    }
    for (int i = 0; i < arguments.length; i++) {
      check(i + 1, arguments[i]);
    }
  }

  private static void check(int place, Object argument) {
    boolean known =
        argument instanceof String
            || argument instanceof Long
            || argument instanceof Integer
            || argument instanceof Double
            || argument instanceof byte[]
            || argument instanceof SqlNull;
    if (!known) {
      throw new IllegalArgumentException(
          "argument " + place + " is a " + argument.getClass().getSimpleName());
    }
  }
}
