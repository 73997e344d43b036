package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("G2")
class LeaseTest {
  private static final Duration BLOCK = Duration.ofDays(3);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  void withoutContactItClosesItselfEvenWhileOpen() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain mail = container.domain("mail");
      device.clock().turn(BLOCK);
      mail.key("files");
      device.clock().turn(MOMENT);

      assertEquals(
          Code.LEASE_EXPIRED,
          assertThrows(ContainerClosedException.class, () -> mail.key("files")).reason().code());
      assertEquals(
          new ContainerState.Blocked(List.of(Reason.of(Code.LEASE_EXPIRED, "72"))),
          container.state());
      assertInstanceOf(UnlockResult.Blocked.class, unlock(container));
    }
  }

  @Test
  void contactOpensTheWayAgain() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      device.clock().turn(BLOCK.plus(MOMENT));
      container.organisation().applyLease();
      Enrolled.contact(container, device);

      assertEquals(new ContainerState.Locked(), container.state());
      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Test
  void contactNeverReopensWithoutThePasscode() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      device.clock().turn(BLOCK.plus(MOMENT));
      Enrolled.contact(container, device);

      assertEquals(new ContainerState.Locked(), container.state());
    }
  }

  @Test
  void turningTheClockBackDoesNotLengthenIt() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      device.clock().turn(BLOCK.plus(MOMENT));
      container.organisation().applyLease();
    }
    device.clock().turn(Duration.ofDays(-30));
    try (Container container = device.open(directory)) {
      assertInstanceOf(ContainerState.Blocked.class, container.state());
    }
  }

  @Test
  void muchLongerWithoutContactWipesAtTheNextStart() throws Exception {
    Enrolled.open(device, directory).close();
    device.clock().turn(Duration.ofDays(90).plus(MOMENT));

    try (Container container = device.open(directory)) {
      assertEquals(
          new ContainerState.Wiped(Reason.of(Code.WIPED_AFTER_LEASE, "90")), container.state());
      assertEquals(1, container.organisation().receipts().size());
      assertEquals(List.of(Code.WIPED_AFTER_LEASE), container.organisation().reasons());
    }
  }

  @Test
  void aContainerThatBelongsToNobodyHasNoLease() throws Exception {
    try (Container container = device.open(directory)) {
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      device.clock().turn(Duration.ofDays(1000));
      container.organisation().applyLease();

      assertEquals(new ContainerState.Open(), container.state());
    }
  }

  private static UnlockResult unlock(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }
}
