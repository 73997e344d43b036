package dev.cordon.mail.desktop.demo;

import dev.cordon.mail.desktop.demo.world.Office;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenUnprotected;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Notifications;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The administrator's policy of the demo. */
final class DemoPolicy {
  private DemoPolicy() {}

  /** Writes the policy as the administrator's file. */
  static Path write(Path file, Optional<Office> office) throws IOException {
    Policy policy =
        Policy.DEFAULT
            .withTransfer(transfer())
            .withAccess(access())
            .withNetwork(network(office))
            .withBrowser(browser());
    return Files.write(file, JsonText.write(new PolicyCodec().write(policy)));
  }

  /** Nothing leaves: no copying, saving, sharing or printing. */
  private static Transfer transfer() {
    return new Transfer(
        CopyPaste.BLOCKED,
        0,
        Permission.BLOCKED,
        Reach.NONE,
        Set.of(),
        Reach.NONE,
        Set.of(SaveTarget.CONTAINER),
        Permission.BLOCKED,
        Notifications.REDACTED,
        Transfer.DEFAULT.watermark(),
        Transfer.DEFAULT.contactsSync(),
        Transfer.DEFAULT.backup(),
        Transfer.DEFAULT.inputs());
  }

  /** Knows that a desktop cannot keep screenshots out, and takes that into account. */
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

  /** Trusts the organisation's own authority and no other; without an office, the system's. */
  private static Network network(Optional<Office> office) {
    return new Network(
        office.map(Office::authorityBase64).map(List::of).orElse(List.of()),
        List.of(),
        Network.DEFAULT.minTls());
  }

  /** The office of the demo lives on this very machine, which is an inner network. */
  private static Browser browser() {
    return Browser.DEFAULT
        .withSites(List.of(new SiteRule("files.example.com", Verdict.BLOCKED)))
        .withIntranet(List.of("localhost"));
  }
}
