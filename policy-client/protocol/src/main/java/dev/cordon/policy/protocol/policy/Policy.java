package dev.cordon.policy.protocol.policy;

/**
 * What one organisation demands of one container.
 *
 * @param transfer what may cross the cordon
 * @param access who may open the container, and when it closes
 * @param posture what follows from the state of the device and its parts
 * @param lease how long the container may live without contact
 * @param network whom the container's connections trust
 * @param browser which sites load where, and how
 * @param audit what is recorded of the container's life
 */
public record Policy(
    Transfer transfer,
    Access access,
    PostureRules posture,
    Lease lease,
    Network network,
    Browser browser,
    Audit audit) {

  /** The defaults for a personal device; in force until the first signed policy arrives. */
  public static final Policy DEFAULT =
      new Policy(
          Transfer.DEFAULT,
          Access.DEFAULT,
          PostureRules.DEFAULT,
          Lease.DEFAULT,
          Network.DEFAULT,
          Browser.DEFAULT,
          Audit.DEFAULT);

  /** The same with another group {@code transfer}. */
  public Policy withTransfer(Transfer other) {
    return new Policy(other, access, posture, lease, network, browser, audit);
  }

  /** The same with another group {@code access}. */
  public Policy withAccess(Access other) {
    return new Policy(transfer, other, posture, lease, network, browser, audit);
  }

  /** The same with another group {@code posture}. */
  public Policy withPosture(PostureRules other) {
    return new Policy(transfer, access, other, lease, network, browser, audit);
  }

  /** The same with another group {@code lease}. */
  public Policy withLease(Lease other) {
    return new Policy(transfer, access, posture, other, network, browser, audit);
  }

  /** The same with another group {@code network}. */
  public Policy withNetwork(Network other) {
    return new Policy(transfer, access, posture, lease, other, browser, audit);
  }

  /** The same with another group {@code browser}. */
  public Policy withBrowser(Browser other) {
    return new Policy(transfer, access, posture, lease, network, other, audit);
  }

  /** The same with another group {@code audit}. */
  public Policy withAudit(Audit other) {
    return new Policy(transfer, access, posture, lease, network, browser, other);
  }
}
