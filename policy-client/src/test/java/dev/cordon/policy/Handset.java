package dev.cordon.policy;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A device with a container and its policy client, as a test holds it. */
final class Handset implements AutoCloseable {
  static final Consent ALL_AGREED =
      ConsentForm.current().agree(Locale.JAPANESE, Set.of(ConsentPoint.values()), Instant.EPOCH);

  /** Fast enough for tests; nothing is asserted on it. */
  static final Pace FAST =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofMillis(200), Duration.ZERO);

  final FakeDevice device = new FakeDevice();
  final Container container;
  final PolicyClient client;

  /** A handset whose clock begins at {@code now}. */
  Handset(Path directory, Instant now) throws Exception {
    this(directory, now, Pace.NORMAL);
  }

  Handset(Path directory, Instant now, Pace pace) throws Exception {
    device.clock().set(now);
    container = device.open(directory);
    client = PolicyClient.of(container, device.clock(), pace);
  }

  FakeClock clock() {
    return device.clock();
  }

  Organisation organisation() {
    return container.organisation();
  }

  String enrolment() {
    return organisation().membership().map(Membership::enrolment).orElseThrow();
  }

  Handset withPasscode() throws Exception {
    try (Passcode passcode = Passcode.of("739154")) {
      container.setPasscode(passcode);
    }
    return this;
  }

  /** Waits, within bounds, until the container's state is so. */
  void await(Predicate<ContainerState> wanted) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    Registration listening =
        container.onStateChange(
            state -> {
              if (wanted.test(state)) {
                reached.countDown();
              }
            });
    try {
      if (!wanted.test(container.state()) && !reached.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("still " + container.state());
      }
    } finally {
      listening.close();
    }
  }

  /** Waits, within bounds, for what no listener tells. */
  static void await(Check check) throws Exception {
    for (int round = 0; round < 600; round++) {
      if (check.holds()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("did not come about");
  }

  /** Something that comes about sooner or later. */
  interface Check {
    boolean holds() throws Exception;
  }

  @Override
  public void close() {
    client.close();
    container.close();
  }
}
