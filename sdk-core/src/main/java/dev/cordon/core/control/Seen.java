package dev.cordon.core.control;

/**
 * The highest versions ever accepted; none ever goes back.
 *
 * @param root version of the trusted root document
 * @param policy version of the policy
 * @param command sequence of the last command obeyed
 * @param threats version of the list of harmful apps
 */
public record Seen(long root, long policy, long command, long threats) {
  /** Nothing seen yet. */
  public static final Seen NOTHING = new Seen(0, 0, 0);

  /** What was seen of an organisation that never published a list of harmful apps. */
  public Seen(long root, long policy, long command) {
    this(root, policy, command, 0);
  }
}
