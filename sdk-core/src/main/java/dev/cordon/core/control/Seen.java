package dev.cordon.core.control;

/**
 * The highest versions ever accepted; none ever goes back.
 *
 * @param root version of the trusted root document
 * @param policy version of the policy
 * @param command sequence of the last command obeyed
 */
public record Seen(long root, long policy, long command) {
  /** Nothing seen yet. */
  public static final Seen NOTHING = new Seen(0, 0, 0);
}
