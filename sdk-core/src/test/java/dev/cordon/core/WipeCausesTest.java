package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends the container, and in whatever state: its own reason is in the signed receipt. */
@Tag("G1")
@Tag("G2")
@Tag("G3")
class WipeCausesTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();

  @ParameterizedTest
  @CsvSource({
    "WIPED_BY_ADMINISTRATOR, open",
    "WIPED_BY_ADMINISTRATOR, locked",
    "WIPED_BY_ADMINISTRATOR, blocked",
    "WIPED_AT_END_OF_USE, open",
    "WIPED_AT_END_OF_USE, locked",
    "WIPED_AT_END_OF_USE, blocked",
    "WIPED_BY_EMPLOYEE, open",
    "WIPED_BY_EMPLOYEE, locked",
    "WIPED_BY_EMPLOYEE, blocked",
    "WIPED_AFTER_ATTEMPTS, open",
    "WIPED_AFTER_ATTEMPTS, locked",
    "WIPED_AFTER_LEASE, open",
    "WIPED_AFTER_LEASE, locked",
    "WIPED_AFTER_LEASE, blocked",
    "WIPED_BY_POSTURE, open",
    "WIPED_BY_POSTURE, locked",
    "WIPED_BY_POSTURE, blocked",
    "WIPED_AFTER_TAMPERING, open",
    "WIPED_AFTER_TAMPERING, locked",
    "WIPED_AFTER_TAMPERING, blocked"
  })
  void eachCauseIsNamedInTheReceipt(Code cause, String state) throws Exception {
    try (Container container = Enrolled.open(device, home)) {
      container.organisation().deviceKey();
      Files.write(container.domain("mail").directory().resolve("one"), new byte[7]);
      bring(container, state);

      cause(container, cause);

      ContainerState.Wiped wiped = assertInstanceOf(ContainerState.Wiped.class, container.state());
      assertEquals(cause, wiped.why().code());
      Receipt receipt = Receipts.last(container, device);
      assertEquals(cause, receipt.why());
      assertEquals(Receipt.Outcome.WIPED, receipt.outcome());
      assertTrue(receipt.destroyed().contains(new Destroyed(What.VAULT_KEYS, 3)));
      assertTrue(receipt.destroyed().contains(new Destroyed(What.BYTES, 7)));
      assertTrue(receipt.destroyed().contains(new Destroyed(What.FAILED_FILES, 0)));
      assertTrue(receipt.destroyed().contains(new Destroyed(What.FAILED_KEY_SLOTS, 0)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z"})
  void aClockThatIsWrongKeepsNothingFromBeingWiped(String clock) throws Exception {
    try (Container container = Enrolled.open(device, home)) {
      container.domain("mail");
      device.clock().set(java.time.Instant.parse(clock));
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertInstanceOf(ContainerState.Wiped.class, container.state());
      assertEquals(clock, Receipts.last(container, device).finished().toString());
    }
  }

  private static void bring(Container container, String state) throws Exception {
    if (state.equals("locked")) {
      container.lock();
    } else if (state.equals("blocked")) {
      container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
      assertInstanceOf(ContainerState.Blocked.class, container.state());
    }
  }

  private void cause(Container container, Code cause) throws Exception {
    switch (cause) {
      case WIPED_BY_ADMINISTRATOR ->
          container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 2));
      case WIPED_AT_END_OF_USE ->
          container.organisation().obey(Enrolled.command(Command.Kind.END_USE, 2));
      case WIPED_BY_EMPLOYEE -> container.wipe();
      case WIPED_AFTER_ATTEMPTS -> guess(container);
      case WIPED_AFTER_LEASE -> {
        device.clock().pass(Duration.ofDays(91));
        container.organisation().applyLease();
      }
      default -> decide(container, Reason.of(cause, "posture.rooted"));
    }
  }

  private void guess(Container container) throws Exception {
    for (int i = 0; i < container.policy().access().maxAttempts(); i++) {
      device.clock().pass(Duration.ofHours(2));
      container.unlock(Passcode.of("000000"));
    }
  }

  /** As whoever judges the device's posture does. */
  private static void decide(Container container, Reason why) throws Exception {
    WorkArea area = (WorkArea) container;
    synchronized (area) {
      area.wipeNow(why, Optional.empty());
    }
    area.enforce();
  }
}
