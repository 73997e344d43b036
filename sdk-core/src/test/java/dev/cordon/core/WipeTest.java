package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("G1")
class WipeTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();

  @Test
  void itDestroysEveryWorkKeyAndEveryWorkFile() throws Exception {
    try (Container container = filled()) {
      container.wipe();

      assertEquals(
          new ContainerState.Wiped(Reason.of(Reason.Code.WIPED_BY_EMPLOYEE)), container.state());
      assertEquals(Set.of("identity"), withoutControl(device.vault().aliases()));
      assertFalse(Files.exists(work().resolve("data")));
      assertFalse(Files.exists(work().resolve("header.a")));
    }
  }

  @Test
  void itTouchesNothingOutsideTheContainer() throws Exception {
    byte[] personal = "holiday".getBytes(StandardCharsets.UTF_8);
    Files.write(home.resolve("holiday.jpg"), personal);
    try (Container container = filled()) {
      Path data = container.domain("mail").directory();
      Files.createSymbolicLink(data.resolve("link"), home.resolve("holiday.jpg"));
      Files.createSymbolicLink(data.resolve("links"), home);

      container.wipe();

      assertArrayEquals(personal, Files.readAllBytes(home.resolve("holiday.jpg")));
    }
  }

  @Test
  @Tag("G3")
  void theReceiptIsSignedAndNamesWhatWasDestroyed() throws Exception {
    try (Container container = filled()) {
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));

      Receipt receipt = onlyReceipt(container);
      assertEquals(Receipt.Outcome.WIPED, receipt.outcome());
      assertEquals("command-1", receipt.command().orElseThrow());
      assertEquals(Receipt.Grade.BEST_EFFORT, receipt.grade());
      assertTrue(receipt.destroyed().contains(new Destroyed(Destroyed.What.FILES, 2)));
      assertTrue(receipt.destroyed().contains(new Destroyed(Destroyed.What.BYTES, 300)));
      assertTrue(receipt.destroyed().contains(new Destroyed(Destroyed.What.VAULT_KEYS, 3)));
      assertTrue(receipt.destroyed().contains(new Destroyed(Destroyed.What.FAILED_FILES, 0)));
    }
  }

  @Test
  void theSamePasscodeAndACopyTakenBeforeOpenNothing(@TempDir Path copy) throws Exception {
    try (Container container = filled()) {
      Trees.copy(work(), copy);
      container.wipe();
    }
    try (Container restored = device.open(copy.resolve("."))) {
      throw new AssertionError("the copy opened: " + restored.state());
    } catch (ContainerException refused) {
      assertEquals(Reason.Code.CONTAINER_ROLLED_BACK, refused.reason().code());
    }
  }

  @Test
  void aVaultCopiedBeforeSurvivesASoftwareWipeAndTheGradeSaysSo(@TempDir Path copy)
      throws Exception {
    MemoryKeyVault copied;
    try (Container container = filled()) {
      Trees.copy(work(), copy);
      copied = device.vault().copy();
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertEquals(Receipt.Grade.BEST_EFFORT, onlyReceipt(container).grade());
    }
    try (Container restored = new FakeDevice().vault(copied).open(copy)) {
      assertInstanceOf(UnlockResult.Opened.class, restored.unlock(Passcode.of(Enrolled.PASSCODE)));
    }
  }

  @Test
  @Tag("D5")
  void aRepeatedCommandIsObeyedOnce() throws Exception {
    try (Container container = filled()) {
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));

      assertEquals(1, container.organisation().receipts().size());
    }
  }

  @Test
  @Tag("G2")
  void itWorksLockedAndTheReceiptWaitsForTheNetwork() throws Exception {
    try (Container container = filled()) {
      container.lock();
      container.wipe();
    }
    try (Container container = device.open(work())) {
      assertEquals(Receipt.Outcome.WIPED, onlyReceipt(container).outcome());
      container.organisation().acknowledged(onlyReceipt(container).id());

      assertEquals(List.of(), container.organisation().receipts());
      assertEquals(Set.of(), withoutControl(device.vault().aliases()));
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  @Test
  @Tag("G3")
  void theSameDeviceCanEnrolAfresh() throws Exception {
    try (Container container = filled()) {
      container.wipe();
      container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      container.setPasscode(Passcode.of("904173"));

      assertInstanceOf(ContainerState.Open.class, container.state());
      try (var files = Files.list(container.domain("mail").directory())) {
        assertEquals(0, files.count());
      }
    }
  }

  @Test
  void aFullMediumDoesNotKeepTheKeysAlive() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = filled(vault)) {
      vault.refuseKeys(1); // the journal's; deleting ciphertext then makes room
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));

      assertEquals(Receipt.Outcome.WIPED, onlyReceipt(container).outcome());
    }
  }

  @Test
  void aMediumThatStaysFullIsToldAndTheNextStartFinishes() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = filled(vault)) {
      vault.refuseKeys(2);
      assertThrows(StorageFailedException.class, container::wipe);
      assertEquals(Set.of("identity"), withoutControl(device.vault().aliases()));
    }
    try (Container container = device.open(work())) {
      assertEquals(
          new ContainerState.Wiped(Reason.of(Reason.Code.WIPED_UNRECORDED)), container.state());
      assertEquals(Reason.Code.WIPED_UNRECORDED, onlyReceipt(container).why());
    }
  }

  @Test
  void aKeyThatResistsKeepsNoOtherAliveAndIsTriedAgain() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = filled(vault)) {
      vault.holdOnTo("domain.");
      assertThrows(
          StorageFailedException.class,
          () -> container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1)));
      assertTrue(
          withoutControl(device.vault().aliases()).stream()
              .allMatch(alias -> alias.equals("identity") || alias.startsWith("domain.")));

      vault.holdOnTo("");
      container.organisation().applyLease();

      assertInstanceOf(ContainerState.Wiped.class, container.state());
      assertEquals("command-1", onlyReceipt(container).command().orElseThrow());
    }
  }

  @Test
  void aWipeThatHasBegunKeepsItsReason() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = filled(vault)) {
      vault.holdOnTo("domain.");
      assertThrows(
          StorageFailedException.class,
          () -> container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1)));
      vault.holdOnTo("");
      container.wipe();

      assertEquals("command-1", onlyReceipt(container).command().orElseThrow());
      assertEquals(1, container.organisation().seen().command());
    }
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    try (Container container = filled()) {
      Thread employee = new Thread(() -> wipeUnchecked(container));
      synchronized (container) { // both have begun, neither is through
        employee.start();
        while (employee.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      }
      employee.join();

      assertEquals(Reason.Code.WIPED_BY_ADMINISTRATOR, onlyReceipt(container).why());
    }
  }

  private static void wipeUnchecked(Container container) {
    try {
      container.wipe();
    } catch (ContainerException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Tag("G3")
  void aClockSetForwardGivesUpNoReceipt() throws Exception {
    try (Container container = filled()) {
      Enrolled.contact(container, device);
      container.wipe();
      device.clock().turn(Duration.ofDays(100));
      container.organisation().applyLease();
      assertEquals(1, container.organisation().receipts().size());
    }
  }

  @Test
  @Tag("G3")
  void aReceiptThatNobodyTakesIsGivenUpAfterNinetyDays() throws Exception {
    try (Container container = filled()) {
      container.wipe();
      device.clock().turn(Duration.ofDays(90));
      container.organisation().applyLease();
      assertEquals(1, container.organisation().receipts().size());

      device.clock().turn(Duration.ofSeconds(1));
      container.organisation().applyLease();

      assertEquals(List.of(), container.organisation().receipts());
      assertEquals(Set.of(), withoutControl(device.vault().aliases()));
    }
  }

  @Test
  void anEnrolledContainerIsNotTakenOver() throws Exception {
    try (Container container = filled()) {
      ContainerException refused =
          assertThrows(
              ContainerException.class,
              () -> container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1));
      assertEquals(Reason.Code.ALREADY_ENROLLED, refused.reason().code());
    }
  }

  private Path work() {
    return home.resolve("work");
  }

  private Container filled() throws Exception {
    return filled(device.vault());
  }

  private Container filled(KeyVault vault) throws Exception {
    Container container = Enrolled.open(device, work(), vault);
    container.organisation().deviceKey();
    Path data = container.domain("mail").directory();
    Files.write(data.resolve("one"), new byte[100]);
    Files.write(Files.createDirectory(data.resolve("sub")).resolve("two"), new byte[200]);
    return container;
  }

  private Receipt onlyReceipt(Container container) throws Exception {
    List<Outgoing> receipts = container.organisation().receipts();
    assertEquals(1, receipts.size());
    Envelope envelope = Envelope.parse(receipts.get(0).envelope().getBytes(StandardCharsets.UTF_8));
    return DeviceDocuments.verify(
            envelope,
            Wire.RECEIPT,
            container.organisation().deviceKey().key(),
            Enrolled.MEMBERSHIP.tenant(),
            device.clock().now())
        .body();
  }

  private static Set<String> withoutControl(Set<String> aliases) {
    aliases.removeIf(alias -> alias.startsWith("control."));
    return aliases;
  }
}
