package dev.cordon.browser.residue.app;

import dev.cordon.core.Container;
import dev.cordon.core.control.Membership;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.desktop.vault.NewVault;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A new container of an organisation, open. */
final class OfficeContainer {
  private static final Membership MEMBERSHIP =
      new Membership("enrolment", "0".repeat(64), URI.create("https://mam.example"), "sha256/none");

  private OfficeContainer() {}

  /**
   * In {@code directory}.
   *
   * @param root the only authority that its connections trust, as DER in Base64
   */
  static Container open(Path directory, String root) throws IOException {
    Container container = DesktopContainers.open(directory, NewVault.SOFTWARE);
    container.organisation().join(MEMBERSHIP, "{}", 1, policy(root), 1);
    container.setPasscode(Passcode.of("738291"));
    return container;
  }

  /** The defaults, but for this machine: servers on loopback, and a screen that can be captured. */
  private static Policy policy(String root) {
    return Policy.DEFAULT
        .withAccess(access())
        .withNetwork(new Network(List.of(root), List.of(), Network.DEFAULT.minTls()))
        .withBrowser(Browser.DEFAULT.withIntranet(List.of("*")));
  }

  private static Access access() {
    Access base = Access.DEFAULT;
    return new Access(
        base.passcode(),
        base.maxAttempts(),
        base.whenExceeded(),
        base.attemptDelay(),
        base.idleLockSeconds(),
        base.lockOnBackgroundSeconds(),
        WhenUnprotected.ALLOW,
        base.biometric(),
        base.biometricUntilMinutes());
  }
}
