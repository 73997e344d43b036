package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device without contact closes itself, and in the end wipes itself, without any network. */
@Tag("G2")
@Timeout(120)
class LeaseTest {
  @TempDir private Path directory;
  private Handset phone;
  private ForgedServer server;

  @BeforeEach
  void enrol() throws Exception {
    phone = new Handset(directory.resolve("phone"), Instant.now(), Handset.FAST).withPasscode();
    server = new ForgedServer(phone.clock());
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
  }

  @AfterEach
  void stop() {
    phone.close();
    server.close();
  }

  @Test
  void withoutContactItClosesAndTheNextCheckInOpensItAgain() throws Exception {
    phone.clock().pass(Duration.ofDays(3).plusSeconds(1));
    assertEquals(
        new ContainerState.Blocked(List.of(Reason.of(Reason.Code.LEASE_EXPIRED, "72"))),
        phone.container.state());
    phone.organisation().applyLease();

    renewed();
    phone.client.checkIn();
    assertInstanceOf(ContainerState.Locked.class, phone.container.state());
  }

  @Test
  void everyCheckInExtendsTheLease() throws Exception {
    for (int day = 0; day < 5; day++) {
      phone.clock().pass(Duration.ofHours(71));
      renewed();
      phone.client.checkIn();
      assertInstanceOf(ContainerState.Open.class, phone.container.state());
    }
  }

  @Test
  void theBackgroundLocksAnOpenContainerWhenItsLeaseEnds() throws Exception {
    server.close();
    phone.client.listen();
    phone.clock().pass(Duration.ofHours(73));
    phone.await(state -> state instanceof ContainerState.Blocked);
  }

  @Test
  @Tag("G3")
  void theBackgroundWipesInTheEndAndTheReceiptFollowsWhenTheServerIsThere() throws Exception {
    phone.client.listen();
    server.tamper = answer -> new byte[0]; // no check-in gets through
    phone.clock().pass(Duration.ofDays(90).plusSeconds(1));
    phone.await(state -> state instanceof ContainerState.Wiped);
    assertEquals(
        new ContainerState.Wiped(Reason.of(Reason.Code.WIPED_AFTER_LEASE, "90")),
        phone.container.state());
    Handset.await(() -> phone.organisation().receipts().isEmpty());
  }

  /** What expired meanwhile is issued again. */
  private void renewed() {
    server.publish(
        server.policy(server.policy.version() + 1, phone.container.policy()),
        server.policy.version() + 1);
  }
}
