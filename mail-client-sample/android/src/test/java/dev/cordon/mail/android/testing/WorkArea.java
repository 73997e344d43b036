package dev.cordon.mail.android.testing;

import dev.cordon.core.Container;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.robolectric.RuntimeEnvironment;

/** What an organisation and its employee did to the work area before a test, or do meanwhile. */
public final class WorkArea {
  public static final String PASSCODE = "738291";
  private static final Membership MEMBERSHIP =
      new Membership(
          "enrolment", "0".repeat(64), URI.create("https://mam.example.co.jp"), "sha256/none");

  private WorkArea() {}

  /** The phone of an employee who has joined an organisation with {@code policy}. */
  public static Phone joined(Policy policy) {
    enrol(policy);
    return Phone.start();
  }

  /** The phone of an employee whose work area has a passcode and is locked. */
  public static Phone locked() {
    return locked(Policy.DEFAULT);
  }

  /** As {@link #locked()}, under {@code policy}. */
  public static Phone locked(Policy policy) {
    Container container = enrol(policy);
    try (Passcode passcode = Passcode.of(PASSCODE)) {
      container.setPasscode(passcode);
      container.lock();
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    return Phone.start();
  }

  /** The phone of an employee with the work area open and {@code post} set up and fetched. */
  public static Phone working(Post post) {
    Phone phone = locked(trusting(Policy.DEFAULT));
    phone.unlock();
    phone.setUp(post);
    phone.until(() -> phone.shows(R.id.inbox_list));
    phone.idle();
    return phone;
  }

  /** Joins an organisation, as the consent screen does with a server's help. */
  public static void join(Phone phone, Policy policy) {
    enrol(policy);
    phone.lookAway();
  }

  /** The organisation's command arrives. */
  public static void command(Phone phone, Command.Kind kind, String reason) {
    long sequence = phone.container().organisation().seen().command() + 1;
    Command command =
        new Command("command-" + sequence, kind, MEMBERSHIP.enrolment(), sequence, reason);
    try {
      phone.container().organisation().obey(command);
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    phone.settle();
  }

  /** {@code policy} with the test's mail server trusted. */
  public static Policy trusting(Policy policy) {
    Network network = new Network(List.of(Post.anchor()), List.of(), policy.network().minTls());
    return policy.withNetwork(network);
  }

  private static Container enrol(Policy policy) {
    TestMailApp app = (TestMailApp) RuntimeEnvironment.getApplication();
    app.workplace().open();
    Glass.await(() -> app.workplace().container().isPresent());
    Container container = app.workplace().container().orElseThrow();
    try {
      container.organisation().join(MEMBERSHIP, "{}", 1, policy, 1);
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    return container;
  }
}
