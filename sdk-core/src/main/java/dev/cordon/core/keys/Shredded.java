package dev.cordon.core.keys;

/**
 * What became of files that were to be shredded.
 *
 * @param gone how many are not there any more
 * @param left how many could not be deleted
 */
public record Shredded(int gone, int left) {
  static final Shredded NOTHING = new Shredded(0, 0);

  /** Both together. */
  public Shredded and(Shredded other) {
    return new Shredded(gone + other.gone, left + other.left);
  }
}
