package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Containers;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container over a Secret Service that falls silent, is killed under it, or is put back. */
@Tag("A2")
class StoredContainerTest {
  private static final Passcode PASSCODE = Passcode.of("738291");
  @TempDir Path home;
  private final FakeSecretService service = new FakeSecretService();

  private Container open(Path work) throws ContainerException {
    DesktopVaults vaults = new DesktopVaults(List.of(new SecretServiceStore(Optional.of(service))));
    Path vault = work.resolveSibling(work.getFileName() + ".vault");
    boolean isNew = !Containers.exists(work);
    return new FakeDevice().open(work, vaults.open(vault, NewVault.SYSTEM, isNew));
  }

  private Path filled(String name) throws Exception {
    Path work = home.resolve(name);
    try (Container container = open(work)) {
      container.setPasscode(PASSCODE);
      Files.write(container.domain("mail").directory().resolve("file"), new byte[] {1, 2, 3});
    }
    return work;
  }

  private void requireWhole(Path work) throws Exception {
    try (Container container = open(work)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(PASSCODE));
      container.domain("mail").key("files");
      assertArrayEquals(
          new byte[] {1, 2, 3},
          Files.readAllBytes(container.domain("mail").directory().resolve("file")));
    }
  }

  @Test
  void silenceAtAnyCallOfAStartAndAnUnlockLosesNothing() throws Exception {
    Path work = filled("work");
    int silences = 0;
    boolean again = true;
    for (int calls = 0; again && calls < 400; calls++) {
      service.fallSilentAfter(calls);
      again = isSilentToAnUnlock(work);
      silences += again ? 1 : 0;
      service.answerAgain();
    }
    assertTrue(silences > 30, "silences: " + silences);
    requireWhole(work);
  }

  /** Whether the store fell silent before the end; if it did, the next try opens. */
  private boolean isSilentToAnUnlock(Path work) throws ContainerException {
    try (Container container = open(work)) {
      try {
        container.unlock(PASSCODE);
        return false;
      } catch (VaultUnavailableException nextTime) {
        service.answerAgain();
        assertInstanceOf(UnlockResult.Opened.class, container.unlock(PASSCODE));
        return true;
      }
    } catch (VaultUnavailableException nextTime) {
      return true;
    }
  }

  @Test
  @Tag("G1")
  void aKillAtAnyCallOfAWipeLeavesTheContainerWholeOrWiped() throws Exception {
    int wiped = 0;
    int whole = 0;
    for (int calls = 0; calls < 200; calls += 3) {
      Path work = filled("work" + calls);
      boolean killed = wipeAndDie(work, calls);
      try (Container container = open(work)) {
        if (container.state() instanceof ContainerState.Wiped) {
          wiped++;
          assertEquals(List.of(), keysOfData(work));
          assertFalse(Files.exists(work.resolve("data")));
        } else {
          whole++;
          assertInstanceOf(UnlockResult.Opened.class, container.unlock(PASSCODE));
          container.domain("mail").key("files");
        }
      }
      if (!killed) {
        break;
      }
    }
    assertTrue(wiped > 5, "wiped: " + wiped);
    assertTrue(whole > 0, "whole: " + whole);
  }

  private boolean wipeAndDie(Path work, int calls) throws ContainerException {
    Container container = open(work);
    try {
      container.unlock(PASSCODE);
      service.killAfter(calls, calls % 2 == 0);
      container.wipe();
      return false;
    } catch (FakeSecretService.Killed killed) {
      return true;
    } finally {
      service.answerAgain();
      container.close();
    }
  }

  private List<String> keysOfData(Path work) throws ContainerException {
    String id =
        VaultLabel.read(VaultLabel.file(work.resolveSibling(work.getFileName() + ".vault")))
            .orElseThrow()
            .id();
    return service.attributesOfAll().stream()
        .filter(attributes -> id.equals(attributes.get("vault")))
        .map(attributes -> attributes.getOrDefault("key", ""))
        .filter(key -> !key.startsWith("control.") && !key.equals("~") && !key.equals("identity"))
        .toList();
  }

  @Test
  void aKeyringPutBackAsItWasEarlierIsALostVaultAndNoTampering() throws Exception {
    Path work = filled("work");
    Object backup = service.backUp();
    requireWhole(work); // each start and unlock is recorded: the keys of the state go on
    Object newer = service.backUp();
    service.restore(backup);

    assertThrows(VaultLostException.class, () -> open(work));
    assertThrows(VaultLostException.class, () -> open(work));

    service.restore(newer);
    requireWhole(work);
  }

  @Test
  void aKeyringResetIsALostVaultAndNothingIsTouched() throws Exception {
    Path work = filled("work");
    Object before = service.backUp();
    service.restore(Map.of());

    assertThrows(VaultLostException.class, () -> open(work));

    service.restore(before);
    requireWhole(work);
  }

  @Test
  void aContainerCopiedToAnotherUserIsALostVault() throws Exception {
    Path work = filled("work");
    Path copy = home.resolve("copy");
    Files.createDirectories(copy);
    for (Path source : List.of(work, home.resolve("work.vault"))) {
      try (var all = Files.walk(source)) {
        for (Path each : (Iterable<Path>) all::iterator) {
          Files.copy(each, copy.resolve(home.relativize(each).toString()));
        }
      }
    }
    service.restore(Map.of());

    assertThrows(VaultLostException.class, () -> open(copy.resolve("work")));
  }
}
