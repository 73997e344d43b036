package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.testing.FakeDevice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  @Tag("D1")
  void aNewContainerHasNoKeysUntilAPasscodeIsSet() throws Exception {
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.New(), container.state());
      assertEquals(
          Reason.Code.CONTAINER_NEW,
          assertThrows(ContainerClosedException.class, () -> container.domain("mail"))
              .reason()
              .code());
      assertThrows(ContainerException.class, () -> container.unlock(Passcode.of("738291")));
    }
  }

  @Test
  @Tag("D1")
  void aPasscodeAgainstTheRulesIsRefusedAndChangesNothing() throws Exception {
    try (Container container = device.open(directory)) {
      assertThrows(
          PasscodeRefusedException.class, () -> container.setPasscode(Passcode.of("123456")));
      assertEquals(new ContainerState.New(), container.state());
    }
  }

  @Test
  @Tag("A2")
  void theRightPasscodeGivesTheSameKeysAfterARestart() throws Exception {
    SecretBytes before;
    try (Container container = Enrolled.open(device, directory)) {
      before = container.domain("mail").key("files/v1");
    }
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.Locked(), container.state());
      assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
      assertEquals(before, container.domain("mail").key("files/v1"));
      assertNotEquals(before, container.domain("mail").key("files/v2"));
      assertNotEquals(before, container.domain("calendar").key("files/v1"));
    }
  }

  @Test
  @Tag("A2")
  void lockingDestroysKeysAndClosesWhatWasOpened() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Domain mail = container.domain("mail");
      List<String> closed = new ArrayList<>();
      mail.closeOnLock(() -> closed.add("database"));
      mail.closeOnLock(() -> closed.add("forgotten")).close();

      container.lock();

      assertEquals(List.of("database"), closed);
      assertThrows(ContainerClosedException.class, () -> mail.key("files/v1"));
      assertThrows(ContainerClosedException.class, () -> mail.closeOnLock(() -> {}));
      assertThrows(ContainerClosedException.class, () -> container.domain("mail"));
      assertInstanceOf(
          Decision.Denied.class, container.gate().judge(new Action.PasteText("private")));
    }
  }

  @Test
  @Tag("D1")
  void changingThePasscodeKeepsTheDataAndEndsTheOldOne() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      SecretBytes before = container.domain("mail").key("files/v1");
      assertInstanceOf(
          UnlockResult.Opened.class,
          container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173")));
      container.lock();

      assertInstanceOf(UnlockResult.Wrong.class, unlock(container, Enrolled.PASSCODE));
      assertInstanceOf(UnlockResult.Opened.class, unlock(container, "904173"));
      assertEquals(before, container.domain("mail").key("files/v1"));
    }
  }

  @Test
  @Tag("A2")
  void nothingOnDiskNamesADomain() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.domain("CANARY-domain");
      try (var files = Files.walk(directory)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          assertFalse(file.toString().contains("CANARY"), file.toString());
          assertFalse(Files.isRegularFile(file) && read(file).contains("CANARY"), file.toString());
        }
      }
    }
  }

  @Test
  @Tag("A2")
  void whoClosedItChangesNothingAnyMore() throws Exception {
    Container first = Enrolled.open(device, directory);
    first.domain("mail");
    first.close();
    try (Container second = device.open(directory)) {
      second.unlock(Passcode.of(Enrolled.PASSCODE));
      second.domain("calendar");
      assertThrows(ContainerInUseException.class, () -> Enrolled.contact(first, device));
      assertThrows(ContainerInUseException.class, first::wipe);
      assertThrows(
          ContainerInUseException.class, () -> first.unlock(Passcode.of(Enrolled.PASSCODE)));
    }
    try (Container third = device.open(directory)) {
      third.unlock(Passcode.of(Enrolled.PASSCODE));
      third.domain("calendar").key("files").close();
    }
  }

  @Test
  @Tag("A1")
  void onlyOneProcessHoldsAContainer() throws Exception {
    try (Container container = device.open(directory)) {
      assertThrows(ContainerInUseException.class, () -> device.open(directory));
      assertEquals(new ContainerState.New(), container.state());
    }
    device.open(directory).close();
  }

  @Test
  @Tag("A1")
  void itOwnsWhatReallyLiesInsideIt(@TempDir Path elsewhere) throws Exception {
    try (Container container = device.open(directory)) {
      Path link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);

      assertTrue(container.owns(directory.resolve("data/new-file")));
      assertFalse(container.owns(elsewhere.resolve("file")));
      assertFalse(container.owns(link.resolve("file")));
      assertFalse(container.owns(directory.resolve("../file")));
    }
  }

  @Test
  @Tag("A1")
  void listenersHearEachChangeOnce() throws Exception {
    try (Container container = device.open(directory)) {
      List<ContainerState> heard = new ArrayList<>();
      Registration registration = container.onStateChange(heard::add);
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      container.lock();
      container.lock();
      registration.close();
      unlock(container, Enrolled.PASSCODE);

      assertEquals(List.of(new ContainerState.Open(), new ContainerState.Locked()), heard);
    }
  }

  private static UnlockResult unlock(Container container, String passcode) throws Exception {
    return container.unlock(Passcode.of(passcode));
  }

  private static String read(Path file) throws Exception {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
