package dev.cordon.core;

import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.net.URI;
import java.nio.file.Path;

/** A container of an organisation, as tests need it again and again. */
final class Enrolled {
  static final String PASSCODE = "738291";
  static final Membership MEMBERSHIP =
      new Membership("enrolment-1", "ab".repeat(32), URI.create("https://mam.example"), "sha256/x");

  private Enrolled() {}

  /** Enrolled, with the default policy and a passcode; open. */
  static Container open(FakeDevice device, Path directory) throws ContainerException {
    return open(device, directory, device.vault());
  }

  static Container open(FakeDevice device, Path directory, KeyVault vault)
      throws ContainerException {
    Container container = device.open(directory, vault);
    container.organisation().join(MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
    container.setPasscode(Passcode.of(PASSCODE));
    return container;
  }

  /** The server answers at once, by the device's own clock. */
  static void contact(Container container, FakeDevice device) throws ContainerException {
    Organisation organisation = container.organisation();
    organisation.contacted(device.clock().now(), organisation.uptime());
  }

  static Command command(Command.Kind kind, long sequence) {
    return new Command("command-" + sequence, kind, "enrolment-1", sequence, "lost phone");
  }

  static Policy with(Access access) {
    return Policy.DEFAULT.withAccess(access);
  }
}
