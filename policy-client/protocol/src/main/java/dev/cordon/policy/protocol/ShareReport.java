package dev.cordon.policy.protocol;

/**
 * What a device says of the server's share of its keys. It is the acknowledgement too: once {@code
 * inForce} was said, signed, no earlier share is needed by anybody.
 *
 * @param inForce the number of the share that the container key's wrapping needs; 0: none
 * @param held whether the device has that share just now
 * @param pending the number of a later share that the device has and that no opening has put in
 *     force yet; 0: none
 * @param asks whether the device wants what it lacks
 */
public record ShareReport(long inForce, boolean held, long pending, boolean asks) {
  /** Of a container without any share, which asks for none. */
  public static final ShareReport NONE = new ShareReport(0, false, 0, false);
}
