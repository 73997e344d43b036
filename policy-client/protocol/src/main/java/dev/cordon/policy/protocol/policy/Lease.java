package dev.cordon.policy.protocol.policy;

/**
 * How long the container may live without contact to its organisation (requirement G2).
 *
 * @param checkInMinutes minutes between two check-ins while the network is there
 * @param blockAfterHours hours without contact, then closed until contact
 * @param wipeAfterDays days without contact, then wiped
 * @param serverShare whether nothing opens without a part of the keys that the server keeps
 */
public record Lease(int checkInMinutes, int blockAfterHours, int wipeAfterDays, Share serverShare) {

  /** The defaults for a personal device. */
  public static final Lease DEFAULT = new Lease(60, 72, 90, Share.LEASED);

  /** With the default's server share. */
  public Lease(int checkInMinutes, int blockAfterHours, int wipeAfterDays) {
    this(checkInMinutes, blockAfterHours, wipeAfterDays, Share.LEASED);
  }

  /** The same with another server share. */
  public Lease withServerShare(Share other) {
    return new Lease(checkInMinutes, blockAfterHours, wipeAfterDays, other);
  }

  /** What of the keys the server keeps, and where it lies on the device. */
  public enum Share {
    /** Nothing. */
    OFF,
    /** A part that the device keeps too, until the lease ends. */
    LEASED,
    /** A part that the device fetches at each opening and has only in memory. */
    AT_UNLOCK
  }
}
