package dev.cordon.browser.desktop;

/**
 * The numbers that an engine gave to loads, sockets and questions. One that is not in use any more
 * may still be spoken of, by words that crossed with our own; one that never was may not. Used by
 * the thread that hears the engine only.
 */
final class Numbers {
  private long highest = -1;

  /** Something new has this number. */
  void use(long number) {
    highest = Math.max(highest, number);
  }

  /** Throws if nothing can ever have had this number. */
  void requireUsed(long number) throws Nonsense {
    if (number > highest) {
      throw new Nonsense("of something that never was");
    }
  }
}
