package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same device enrols afresh after a wipe, and copies that were made before are worth what the
 * software vault declares: nothing without a copy of the vault, everything with it.
 */
@Tag("G1")
@Tag("G3")
class AfterTheWipeTest {
  private static final String NEXT = "904173";
  @TempDir Path home;
  private final WorkPlace place = new WorkPlace();
  private Path device = Path.of("");
  private Path backup = Path.of("");

  @BeforeEach
  void wipeAfterABackup() throws Exception {
    device = home.resolve("device");
    backup = home.resolve("backup");
    place.fill(device);
    WorkPlace.copy(device, backup);
    try (Container container = WorkPlace.open(device)) {
      container.organisation().obey(WorkPlace.command(Command.Kind.WIPE, Optional.empty()));
      assertEquals(Receipt.Grade.BEST_EFFORT, WorkPlace.onlyReceipt(container).grade());
    }
  }

  private void enrolAfresh() throws Exception {
    try (Container container = WorkPlace.open(device)) {
      WorkPlace.enrol(container, NEXT);
      assertInstanceOf(ContainerState.Open.class, container.state());
      assertEquals(0, WorkPlace.files(container.domain("mail")));
    }
    try (Container container = WorkPlace.open(device)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(NEXT)));
    }
  }

  private void putBack(String name) throws Exception {
    WorkPlace.delete(device.resolve(name));
    WorkPlace.copy(backup.resolve(name), device.resolve(name));
  }

  private void requireRefused() {
    ContainerException refused =
        assertThrows(ContainerException.class, () -> WorkPlace.open(device).close());
    assertEquals(Reason.Code.CONTAINER_ROLLED_BACK, refused.reason().code());
  }

  @Test
  void theSameDeviceEnrolsAfresh() throws Exception {
    enrolAfresh();
  }

  @Test
  void aBackupOfTheContainerOpensNothingAfterTheWipe() throws Exception {
    putBack("work");
    requireRefused();
  }

  @Test
  void aBackupOfTheContainerOpensNothingAfterANewEnrolment() throws Exception {
    enrolAfresh();
    putBack("work");
    requireRefused();
  }

  @Test
  void aBackupOfHeaderSlotsAndDataUnderTheNewControlStateOpensNothing() throws Exception {
    enrolAfresh();
    for (String name : new String[] {"header.a", "header.b"}) {
      Files.delete(device.resolve("work").resolve(name));
      Files.copy(backup.resolve("work").resolve(name), device.resolve("work").resolve(name));
    }
    for (String passcode : new String[] {WorkPlace.PASSCODE, NEXT}) {
      assertThrows(
          ContainerException.class,
          () -> {
            try (Container container = WorkPlace.open(device)) {
              container.unlock(Passcode.of(passcode));
            }
          });
    }
  }

  @Test
  void aVaultThatWasCopiedTooBringsEverythingBackAndTheGradeHadSaidSo() throws Exception {
    enrolAfresh();
    putBack("work");
    putBack("work.vault");
    try (Container container = WorkPlace.open(device)) {
      place.open(container);
      place.requireWhole(container, "mail");
    }
  }

  @Test
  void ciphertextAndSlotPutBackForOneWipedDomainOpenNothing() throws Exception {
    WorkPlace.delete(device);
    WorkPlace.copy(backup, device);
    try (Container container = WorkPlace.open(device)) {
      container
          .organisation()
          .obey(WorkPlace.command(Command.Kind.WIPE_DOMAIN, Optional.of("mail")));
      WorkPlace.await(() -> !container.organisation().receipts().isEmpty());
    }
    WorkPlace.copy(backup.resolve("work/data"), device.resolve("work/data.old"));
    putBack("work/domains");
    putBack("work/data");
    WorkPlace.delete(device.resolve("work/data.old"));
    try (Container container = WorkPlace.open(device)) {
      place.open(container);
      place.requireWhole(container, "notes");
      assertEquals(false, place.isWhole(container, "mail"));
    }
  }
}
