package dev.cordon.core;

/**
 * How far the deletion of ciphertext is that no key opens any more.
 *
 * @param files deleted by now
 * @param ofFiles how many there were
 * @param failed how many could not be deleted; the next start tries again
 */
public record Removal(long files, long ofFiles, long failed) {
  /** Whether nothing is left to do. */
  public boolean isDone() {
    return files + failed >= ofFiles;
  }
}
