package dev.cordon.storage.testing;

import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.Backup;
import dev.cordon.testing.EnrolledContainer;

/** Containers whose organisation wants backups of them. */
public final class BackedUp {
  private BackedUp() {}

  /** A new one. */
  public static EnrolledContainer create() {
    EnrolledContainer enrolled = EnrolledContainer.create();
    enrolled.publish(policy(enrolled.container().policy()));
    return enrolled;
  }

  /** Publishes that to {@code container}. */
  public static void publish(Container container) throws ContainerException {
    container.organisation().acceptPolicy(policy(container.policy()), 1);
  }

  private static Policy policy(Policy usual) {
    Transfer transfer = usual.transfer();
    return usual.withTransfer(
        new Transfer(
            transfer.copyPaste(),
            transfer.copyPasteMaxChars(),
            transfer.screenCapture(),
            transfer.sendTo(),
            transfer.sendToExempt(),
            transfer.receiveFrom(),
            transfer.saveTo(),
            transfer.print(),
            transfer.notifications(),
            transfer.watermark(),
            transfer.contactsSync(),
            Backup.ORGANISATION,
            transfer.inputs()));
  }
}
