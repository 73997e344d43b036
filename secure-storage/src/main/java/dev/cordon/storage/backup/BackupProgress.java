package dev.cordon.storage.backup;

/** Is told how far an export or import is, on its thread; must return soon. */
@FunctionalInterface
public interface BackupProgress {
  /**
   * After each record, which has at most one megabyte.
   *
   * @param domain the domain that is at work
   * @param doneBytes of content, so far, over all breaks
   * @param allBytes about how many there are; what changes meanwhile changes this too
   */
  void at(String domain, long doneBytes, long allBytes);
}
