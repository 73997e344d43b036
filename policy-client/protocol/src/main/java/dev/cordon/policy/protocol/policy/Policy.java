package dev.cordon.policy.protocol.policy;

/**
 * What one organisation demands of one container.
 *
 * @param transfer what may cross the cordon
 * @param access who may open the container, and when it closes
 * @param lease how long the container may live without contact
 * @param network whom the container's connections trust
 * @param browser which sites load where
 */
public record Policy(
    Transfer transfer, Access access, Lease lease, Network network, Browser browser) {

  /** The defaults for a personal device; in force until the first signed policy arrives. */
  public static final Policy DEFAULT =
      new Policy(Transfer.DEFAULT, Access.DEFAULT, Lease.DEFAULT, Network.DEFAULT, Browser.DEFAULT);
}
