package dev.cordon.policy.protocol.policy;

/**
 * How long the container may live without contact to its organisation (requirement G2).
 *
 * @param checkInMinutes minutes between two check-ins while the network is there
 * @param blockAfterHours hours without contact, then closed until contact
 * @param wipeAfterDays days without contact, then wiped
 */
public record Lease(int checkInMinutes, int blockAfterHours, int wipeAfterDays) {

  /** The defaults for a personal device. */
  public static final Lease DEFAULT = new Lease(60, 72, 90);
}
