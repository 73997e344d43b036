package dev.cordon.policy.testing;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.InProcess;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.testing.FakeDevice;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * An employee's phone in a test: a {@link FakeDevice}, a real container on it, and its real policy
 * client, whose server is the {@link TestOrganisation} that made it. Online to begin with.
 *
 * <p>What should never fail in a test fails unchecked. Safe for many threads, but for {@link
 * #restart}.
 */
public final class TestPhone implements AutoCloseable {
  /** The passcode of every phone that {@link TestOrganisation#enrolledPhone} made. */
  public static final String PASSCODE = "738291";

  private final Path directory;
  private final FrontDesk desk;
  private final FakeDevice device = new FakeDevice();
  private final EventStreams streams = new EventStreams();
  private volatile boolean online = true;
  private volatile Container container;
  private volatile PolicyClient client;

  TestPhone(Path directory, FrontDesk desk) {
    this.directory = directory;
    this.desk = desk;
    this.container = always(() -> device.open(directory));
    this.client = client(container);
  }

  /** The container, as the app under test gets it. */
  public Container container() {
    return container;
  }

  /** The policy client, as the app under test gets it. */
  public PolicyClient client() {
    return client;
  }

  /** The device: its clock to turn, its health to spoil, its country, its vault to lose. */
  public FakeDevice device() {
    return device;
  }

  /** Every point of the current form, ticked. */
  public Consent consent() {
    Set<ConsentPoint> all = Set.of(ConsentPoint.values());
    return ConsentForm.current().agree(Locale.ENGLISH, all, device.clock().now());
  }

  /** Opens it with {@link #PASSCODE}, or says why not. */
  public UnlockResult unlock() {
    return unlock(PASSCODE);
  }

  /** Opens it with {@code typed}, or says why not. */
  public UnlockResult unlock(String typed) {
    try (Passcode passcode = Passcode.of(typed)) {
      return always(() -> container.unlock(passcode));
    }
  }

  /**
   * Lets {@code time} pass without any contact, and has the container notice, as an app's
   * background does.
   */
  public void pass(Duration time) {
    device.clock().pass(time);
    always(
        () -> {
          container.organisation().applyLease();
          return container;
        });
  }

  /**
   * Takes the phone to another country, such as {@code FR}, and has the container notice. Where no
   * network tells: {@code device().whereabouts().unknown()}.
   */
  public void travelTo(String country) {
    device.whereabouts().in(country);
    pass(Duration.ZERO);
  }

  /** From now on nothing comes and nothing goes. */
  public void goOffline() {
    online = false;
    streams.cut();
  }

  /** The network is there again; the phone, if it belongs to an organisation, reports at once. */
  public void goOnline() {
    online = true;
    hear();
  }

  /**
   * Reports, as the background does at the policy's intervals.
   *
   * @throws ContainerException as {@link PolicyClient#checkIn}
   */
  public void checkIn() throws ContainerException {
    client.checkIn();
  }

  /**
   * Has the app's process end and start again. {@link #container} and {@link #client} are others
   * from now on, and no listener is left.
   */
  public void restart() {
    close();
    container = always(() -> device.open(directory));
    client = client(container);
  }

  @Override
  public void close() {
    client.close();
    container.close();
  }

  void enrol(Invitation invitation) {
    always(
        () -> {
          client.enrol(invitation, consent());
          try (Passcode passcode = Passcode.of(PASSCODE)) {
            container.setPasscode(passcode);
          }
          return container;
        });
  }

  String enrolment() {
    return container
        .organisation()
        .membership()
        .map(Membership::enrolment)
        .orElseThrow(() -> new IllegalStateException("this phone was never enrolled"));
  }

  /** The organisation has something to say: what the word of its server leads to. */
  void hear() {
    boolean isMember = container.organisation().membership().isPresent();
    if (online && isMember) {
      boolean unused = nudge();
      always(
          () -> {
            client.checkIn();
            return client;
          });
    }
  }

  /** The word to check in, to whoever listens; whether anybody does. */
  boolean nudge() {
    return streams.tell();
  }

  private PolicyClient client(Container of) {
    return InProcess.client(of, device.clock(), desk.line(() -> online, streams));
  }

  private interface Work<T> {
    T run() throws ContainerException;
  }

  private static <T> T always(Work<T> work) {
    try {
      return work.run();
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
  }
}
