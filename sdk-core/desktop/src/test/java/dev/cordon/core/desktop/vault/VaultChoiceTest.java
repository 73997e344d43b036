package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which vault a container gets, and that it keeps it. */
@Tag("A2")
class VaultChoiceTest {
  @TempDir Path home;
  private final FakeSecretService service = new FakeSecretService();

  private KeyVault open(NewVault choice) throws ContainerException {
    return open(choice, true);
  }

  private KeyVault open(NewVault choice, boolean isNew) throws ContainerException {
    return vaults().open(directory(), choice, isNew);
  }

  private DesktopVaults vaults() {
    return new DesktopVaults(List.of(new SecretServiceStore(Optional.of(service))));
  }

  private Path directory() {
    return home.resolve("work.vault");
  }

  private static VaultKind kind(KeyVault vault) {
    return vault.declaration().kind();
  }

  @Test
  void theSystemsStoreIfItIsThereElseFiles() throws Exception {
    assertEquals(VaultKind.SECRET_SERVICE, kind(open(NewVault.SYSTEM_IF_THERE)));

    DesktopVaults without = new DesktopVaults(List.of());
    Path other = home.resolve("other");
    assertEquals(VaultKind.SOFTWARE, kind(without.open(other, NewVault.SYSTEM_IF_THERE, true)));
  }

  @Test
  void theAppMayInsistOnEither() throws Exception {
    assertEquals(VaultKind.SOFTWARE, kind(open(NewVault.SOFTWARE)));
    assertEquals(List.of(), service.attributesOfAll());

    service.hasDefaultCollection = false;
    Path other = home.resolve("other");
    assertThrows(
        VaultUnavailableException.class, () -> vaults().open(other, NewVault.SYSTEM, true));
    assertFalse(Files.exists(other));
  }

  @Test
  void aContainerKeepsItsVaultWhateverIsAskedForLater() throws Exception {
    open(NewVault.SOFTWARE).create("control.1", KeyVault.Use.SEAL);
    for (NewVault choice : NewVault.values()) {
      assertEquals(VaultKind.SOFTWARE, kind(open(choice)));
      assertEquals(VaultKind.SOFTWARE, kind(open(choice, false)));
    }
    vaults().remove(directory());
    open(NewVault.SYSTEM).create("control.1", KeyVault.Use.SEAL);
    for (NewVault choice : NewVault.values()) {
      assertEquals(Set.of("control.1"), open(choice).aliases());
      assertEquals(Set.of("control.1"), open(choice, false).aliases());
    }
  }

  @Test
  void aContainerWhoseStoreIsSilentGetsNoOtherVault() throws Exception {
    open(NewVault.SYSTEM).create("control.1", KeyVault.Use.SEAL);
    service.fallSilentAfter(0);
    assertThrows(VaultUnavailableException.class, () -> open(NewVault.SYSTEM_IF_THERE));
    assertThrows(VaultUnavailableException.class, () -> open(NewVault.SOFTWARE));
    assertThrows(
        VaultUnavailableException.class,
        () -> withoutBus().open(directory(), NewVault.SYSTEM_IF_THERE, false));
    service.answerAgain();

    assertEquals(Set.of("control.1"), open(NewVault.SYSTEM_IF_THERE).aliases());
  }

  private static DesktopVaults withoutBus() {
    return new DesktopVaults(List.of(new SecretServiceStore(Optional.empty())));
  }

  @Test
  void aContainerWithoutItsVaultGetsNoneMade() throws Exception {
    assertEquals(VaultKind.SOFTWARE, kind(open(NewVault.SYSTEM, false)));
    assertEquals(List.of(), service.attributesOfAll());
  }

  @Test
  void aSilentOrLockedStoreDoesNotDecideForFiles() throws Exception {
    for (int calls = 0; calls < 12; calls++) {
      service.fallSilentAfter(calls);
      assertThrows(VaultUnavailableException.class, () -> open(NewVault.SYSTEM_IF_THERE));
    }
    service.answerAgain();
    service.locked = true;
    assertThrows(VaultUnavailableException.class, () -> open(NewVault.SYSTEM_IF_THERE));
    assertEquals(1, service.prompts);

    service.userSaysYes = true;
    assertEquals(VaultKind.SECRET_SERVICE, kind(open(NewVault.SYSTEM_IF_THERE)));
    assertEquals(2, service.prompts);
  }

  @Test
  void onlyOpeningAsksTheUser() throws Exception {
    KeyVault vault = open(NewVault.SYSTEM);
    vault.create("header.1", KeyVault.Use.SEAL);
    service.locked = true;
    service.userSaysYes = true;

    assertThrows(VaultUnavailableException.class, vault::aliases);
    assertThrows(VaultUnavailableException.class, () -> vault.destroy("header.1"));
    assertEquals(0, service.prompts);
    assertEquals(Set.of("header.1"), open(NewVault.SYSTEM).aliases());
    assertEquals(1, service.prompts);
  }

  @Test
  void aStoreThatHidesWhatIsLockedIsNotTakenForEmpty() throws Exception {
    KeyVault vault = open(NewVault.SYSTEM);
    vault.create("header.1", KeyVault.Use.SEAL);
    service.locked = true;
    service.hidesWhatIsLocked = true;

    assertThrows(VaultUnavailableException.class, vault::aliases);
    assertThrows(
        VaultUnavailableException.class, () -> vault.seal("header.1", new byte[1], new byte[1]));
  }

  @Test
  void aStoreThatAsksForEveryChangeIsUnfit() throws Exception {
    service.promptsForEachChange = true;
    assertThrows(VaultUnavailableException.class, () -> open(NewVault.SYSTEM));

    assertEquals(VaultKind.SOFTWARE, kind(open(NewVault.SYSTEM_IF_THERE)));
    assertFalse(Files.exists(VaultLabel.pendingFile(directory())));
    assertEquals(0, service.prompts);
  }

  @Test
  void aKillAtAnyCallWhileAVaultIsMadeLeavesNothingBehind() throws Exception {
    int kills = 0;
    for (boolean after : new boolean[] {false, true}) {
      for (int calls = 0; calls < 60; calls++) {
        Path vault = home.resolve("vault-" + calls + after);
        service.killAfter(calls, after);
        try {
          vaults().open(vault, NewVault.SYSTEM_IF_THERE, true);
        } catch (FakeSecretService.Killed killed) {
          kills++;
        }
        service.answerAgain();
        KeyVault opened = vaults().open(vault, NewVault.SYSTEM_IF_THERE, true);
        assertEquals(VaultKind.SECRET_SERVICE, kind(opened));
        assertEquals(Set.of(), opened.aliases());
        assertEquals(Set.of("~"), keysOf(label(vault).id()));
      }
    }
    assertTrue(kills > 30, "kills: " + kills);
    assertEquals(120, service.attributesOfAll().size()); // one sentinel for each vault
  }

  @Test
  void aKillAtAnyCallWhileAVaultIsRemovedIsFinishedByTheNextTry() throws Exception {
    for (int calls = 0; calls < 40; calls++) {
      KeyVault vault = open(NewVault.SYSTEM);
      vault.create("control.1", KeyVault.Use.SEAL);
      vault.create("identity", KeyVault.Use.SIGN);
      service.killAfter(calls, calls % 2 == 0);
      try {
        vaults().remove(directory());
      } catch (FakeSecretService.Killed killed) {
        service.answerAgain();
        vaults().remove(directory());
      }
      service.answerAgain();
      assertEquals(List.of(), service.attributesOfAll());
      assertFalse(Files.exists(VaultLabel.file(directory())));
    }
  }

  private Set<String> keysOf(String id) {
    Set<String> keys = new HashSet<>();
    for (Map<String, String> attributes : service.attributesOfAll()) {
      if (id.equals(attributes.get("vault"))) {
        assertTrue(keys.add(attributes.get("key")), "twice: " + attributes);
      }
    }
    return keys;
  }

  private static VaultLabel label(Path directory) throws ContainerException {
    return VaultLabel.read(VaultLabel.file(directory)).orElseThrow();
  }

  @Test
  void everyFlippedOrMissingByteOfTheLabelIsALostVault() throws Exception {
    open(NewVault.SYSTEM).create("control.1", KeyVault.Use.SEAL);
    Path file = VaultLabel.file(directory());
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] bad = whole.clone();
      bad[i] ^= 1;
      Files.write(file, bad);
      assertThrows(VaultLostException.class, () -> open(NewVault.SYSTEM_IF_THERE), "byte " + i);
      Files.write(file, java.util.Arrays.copyOf(whole, i));
      assertThrows(VaultLostException.class, () -> open(NewVault.SYSTEM_IF_THERE), "cut at " + i);
    }
    Files.write(file, whole);
    assertEquals(Set.of("control.1"), open(NewVault.SYSTEM).aliases());
  }

  @Test
  void aVaultOfAnotherSystemIsALostOne() throws Exception {
    open(NewVault.SYSTEM);
    DesktopVaults windows =
        new DesktopVaults(List.of(new DpapiStore(Optional.of(new FakeDpapi()))));

    assertThrows(
        VaultLostException.class, () -> windows.open(directory(), NewVault.SYSTEM_IF_THERE, false));
  }

  @Test
  void aVaultThatAnotherProcessIsMakingIsInUse() throws Exception {
    OwnFile.makeDirectory(directory());
    try (FileChannel other =
        FileChannel.open(
            directory().resolve("vault.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      other.lock();
      assertThrows(ContainerInUseException.class, () -> open(NewVault.SYSTEM));
    }
    assertEquals(VaultKind.SECRET_SERVICE, kind(open(NewVault.SYSTEM)));
  }
}
