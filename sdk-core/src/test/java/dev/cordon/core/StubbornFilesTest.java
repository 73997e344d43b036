package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.disk.FaultyDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that do not let themselves be deleted: the keys go all the same, the receipt says what is
 * left, and later starts try again. What another process holds is played by a disk that refuses
 * (tests may run as root, whom permissions do not stop), and once by a real process.
 */
@Tag("G1")
@Tag("G3")
class StubbornFilesTest {
  @TempDir Path temporary;
  private final FakeDevice device = new FakeDevice();
  private Path work = Path.of("");
  private Path file = Path.of("");
  private Path slot = Path.of("");

  @BeforeEach
  void fill() throws Exception {
    work = temporary.toRealPath().resolve("work");
    try (Container container = Enrolled.open(device, work)) {
      container.organisation().deviceKey();
      Path mail = container.domain("mail").directory();
      file = Files.write(mail.resolve("held"), new byte[10]);
      Files.write(mail.resolve("free"), new byte[20]);
      slot = work.resolve("domains").resolve(mail.getFileName() + ".slot");
    }
  }

  private static void requireDestroyed(Receipt receipt, What what, long count) {
    assertTrue(
        receipt.destroyed().contains(new Destroyed(what, count)), receipt.destroyed().toString());
  }

  private static Command wipeMail() {
    return new Command(
        "c", Command.Kind.WIPE_DOMAIN, "enrolment-1", 1, "left", Optional.of("mail"));
  }

  @Test
  void aHeldFileIsNamedInTheReceiptAndGoesAtTheNextStart() throws Exception {
    FaultyDisk disk = FaultyDisk.over(work).hold(file::equals);
    try (Container container = device.open(disk.path())) {
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertInstanceOf(ContainerState.Wiped.class, container.state());
      Receipt receipt = Receipts.last(container, device);
      requireDestroyed(receipt, What.FILES, 1);
      requireDestroyed(receipt, What.BYTES, 20);
      requireDestroyed(receipt, What.FAILED_FILES, 1);
    }
    assertTrue(Files.exists(file));
    device.open(work).close();
    assertFalse(Files.exists(work.resolve("data")));
  }

  @Test
  void aHeldFileOfADomainIsNamedInTheReceiptAndGoesAtTheNextStart() throws Exception {
    FaultyDisk disk = FaultyDisk.over(work).hold(file::equals);
    try (Container container = device.open(disk.path())) {
      container.organisation().obey(wipeMail());
      Receipt receipt = Receipts.await(1, container, device).get(0);
      requireDestroyed(receipt, What.VAULT_KEYS, 1);
      requireDestroyed(receipt, What.FILES, 1);
      requireDestroyed(receipt, What.FAILED_FILES, 1);
    }
    try (Container container = device.open(work)) {
      for (int i = 0; i < 5000 && Files.exists(file); i++) {
        Thread.sleep(1);
      }
      assertFalse(Files.exists(file));
      assertEquals(1, container.organisation().receipts().size(), "one receipt, not two");
    }
  }

  @Test
  void heldKeySlotsKeepNoWipeFromItsEndAndNobodyEnrolsOverThem() throws Exception {
    Path page = work.resolve("header.b");
    FaultyDisk disk = FaultyDisk.over(work).hold(Set.of(slot, page)::contains);
    try (Container container = device.open(disk.path())) {
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertInstanceOf(ContainerState.Wiped.class, container.state());
      Receipt receipt = Receipts.last(container, device);
      requireDestroyed(receipt, What.KEY_SLOTS, 1);
      requireDestroyed(receipt, What.FAILED_KEY_SLOTS, 2);
      assertThrows(StorageFailedException.class, () -> join(container));

      disk.hold(path -> false);

      join(container);
      container.setPasscode(Passcode.of("904173"));
      assertInstanceOf(ContainerState.Open.class, container.state());
    }
    try (Container container = device.open(work)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of("904173")));
    }
  }

  private static void join(Container container) throws Exception {
    container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
  }

  @Test
  void aHeldKeySlotOfADomainIsNamedInTheReceipt() throws Exception {
    FaultyDisk disk = FaultyDisk.over(work).hold(slot::equals);
    try (Container container = device.open(disk.path())) {
      container.organisation().obey(wipeMail());
      Receipt receipt = Receipts.await(1, container, device).get(0);
      requireDestroyed(receipt, What.KEY_SLOTS, 0);
      requireDestroyed(receipt, What.FAILED_KEY_SLOTS, 1);
    }
    device.open(work).close();
    assertFalse(Files.exists(slot));
  }

  @Test
  void aRealProcessThatHoldsAFileOpenAndLockedDoesNotStopIt() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('h', holder.getInputStream().read());
      try (Container container = device.open(work)) {
        container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
        Receipt receipt = Receipts.last(container, device);
        long left = Files.exists(file) ? 1 : 0; // Windows keeps it, POSIX does not
        requireDestroyed(receipt, What.FAILED_FILES, left);
        requireDestroyed(receipt, What.FILES, 2 - left);
      }
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  /** Another program that uses a file of the container. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (FileChannel channel =
          FileChannel.open(
              Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.lock();
        System.out.write('h');
        System.out.flush();
        System.in.read();
      }
    }
  }

  @Test
  void aVaultThatKeepsWhatItSaidItDestroyedGetsNoReceipt() throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = device.open(work, vault)) {
      vault.pretendToDestroy("domain.");
      Command wipe = Enrolled.command(Command.Kind.WIPE, 1);
      assertThrows(VaultUnavailableException.class, () -> container.organisation().obey(wipe));
      assertInstanceOf(ContainerState.Wiping.class, container.state());
      assertEquals(List.of(), container.organisation().receipts());

      vault.pretendToDestroy("");
      container.organisation().applyLease();

      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  @Test
  void theGradeIsTheVaults() throws Exception {
    device.vault().declare(new VaultDeclaration(VaultKind.SOFTWARE, false, true, false, false));
    try (Container container = device.open(work)) {
      container.organisation().obey(wipeMail());
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 2));
      for (Receipt receipt : Receipts.all(container, device)) {
        assertEquals(Receipt.Grade.HARDWARE_DESTROYED, receipt.grade());
      }
    }
  }
}
