package dev.cordon.core.wipe;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs what a wipe did, for the organisation. Without one nobody is owed a receipt. */
public final class Evidence {
  private final Device device;
  private final ControlStore control;

  public Evidence(Device device, ControlStore control) {
    this.device = device;
    this.control = control;
  }

  /**
   * A signed receipt, finished now; empty if the container belongs to nobody.
   *
   * @param command the id of the command obeyed, if any
   * @param destroyed what was destroyed, and what could not be
   */
  public Optional<Outgoing> of(
      Receipt.Outcome outcome,
      Reason why,
      Optional<String> command,
      Instant begun,
      List<Destroyed> destroyed)
      throws ContainerException {
    Optional<Membership> member = control.get().membership();
    if (!member.isPresent()) {
      return Optional.empty();
    }
    Receipt receipt =
        new Receipt(
            UUID.randomUUID().toString(),
            command,
            member.get().enrolment(),
            outcome,
            why.code(),
            grade(destroyed),
            destroyed,
            begun,
            device.clock().now());
    return Optional.of(new DeviceIdentity(device).sign(receipt, member.get().tenant()));
  }

  private Receipt.Grade grade(List<Destroyed> destroyed) {
    if (destroyed.stream().allMatch(line -> line.count() == 0)) {
      return Receipt.Grade.NOTHING_DESTROYED;
    }
    return device.vault().declaration().destroyable()
        ? Receipt.Grade.HARDWARE_DESTROYED
        : Receipt.Grade.BEST_EFFORT;
  }
}
