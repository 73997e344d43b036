package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The vault over a real Secret Service: GNOME Keyring on a bus of its own. */
@EnabledOnOs(OS.LINUX)
class SecretServiceVaultTest extends VaultContract {
  @TempDir static Path home;
  private static Keyring keyring;
  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    keyring = Keyring.start(home);
  }

  @AfterAll
  static void stop() throws Exception {
    if (keyring != null) {
      keyring.close();
    }
  }

  @AfterEach
  void tidy() throws Exception {
    vaults().remove(directory.resolve("vault"));
  }

  private static DesktopVaults vaults() {
    return new DesktopVaults(List.of(keyring.store()));
  }

  @Override
  KeyVault vault() throws Exception {
    return vaults().open(directory.resolve("vault"), NewVault.SYSTEM, true);
  }

  @Override
  KeyVault otherVault() throws Exception {
    return vaults().open(directory.resolve("other"), NewVault.SYSTEM, true);
  }

  @Test
  void itIsTheChoiceWhereItIsThere() throws Exception {
    KeyVault vault = vaults().open(directory.resolve("vault"), NewVault.SYSTEM_IF_THERE, true);

    assertEquals(VaultKind.SECRET_SERVICE, vault.declaration().kind());
    assertFalse(new KeyFilesSeen(directory).any());
  }

  @Test
  void whileItIsLockedEveryCallSaysTryAgain() throws Exception {
    KeyVault vault = vault();
    List<Call> calls = calls(vault);
    keyring.lock();
    for (Call call : calls) {
      assertThrows(VaultUnavailableException.class, call::run);
    }
    keyring.unlock();
    for (Call call : calls) {
      call.run();
    }
  }

  @Test
  void aPromptThatTheUserDismissesIsNoLoss() throws Exception {
    vault().create("header.1", KeyVault.Use.SEAL);
    keyring.lock(); // and nobody is there to be asked: the service dismisses its own prompt

    assertThrows(VaultUnavailableException.class, this::vault);
    assertThrows(VaultUnavailableException.class, this::otherVault);

    keyring.unlock();
    assertEquals(Set.of("header.1"), vault().aliases());
    assertEquals(VaultKind.SECRET_SERVICE, otherVault().declaration().kind());
  }

  @Test
  void aServiceThatHangsSaysTryAgain() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    keyring.freeze();
    try {
      assertThrows(VaultUnavailableException.class, vault::aliases);
      assertThrows(VaultUnavailableException.class, () -> vault.seal("header.1", BOUND, BOUND));
    } finally {
      keyring.thaw();
    }
    assertEquals(Set.of("header.1"), vault.aliases());
  }

  @Test
  void aServiceThatWasStartedAnewGoesOn() throws Exception {
    KeyVault vault = vault();
    List<Call> calls = calls(vault);
    keyring.stopDaemon();
    assertThrows(VaultUnavailableException.class, vault::aliases);
    keyring.startDaemon();
    for (Call call : calls) {
      call.run();
    }
  }

  @Test
  void aBusThatWasStartedAnewGoesOn() throws Exception {
    KeyVault vault = vault();
    List<Call> calls = calls(vault);
    keyring.stopBus();
    assertThrows(VaultUnavailableException.class, vault::aliases);
    assertThrows(VaultUnavailableException.class, this::vault);
    keyring.startBus();
    for (Call call : calls) {
      call.run();
    }
  }

  @Test
  void aKeyThatSomebodyDeletedIsLost() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    VaultLabel label = label();
    KeyStorage raw = keyring.store().open(label.id(), directory);
    raw.delete("header.1");

    assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
    raw.delete(KeyStorage.SENTINEL);
    assertEquals(Set.of(), vault.aliases());
    assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
  }

  @Test
  void anAlteredRecordIsLost() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    KeyStorage raw = keyring.store().open(label().id(), directory);
    byte[] record = raw.get("header.1");
    record[20] ^= 1;
    raw.delete("header.1");
    raw.put("header.1", record);

    assertThrows(VaultLostException.class, () -> vault.seal("header.1", BOUND, BOUND));
  }

  @Test
  void aRecordMovedToAnotherNameIsLost() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    vault.create("header.2", KeyVault.Use.SEAL);
    KeyStorage raw = keyring.store().open(label().id(), directory);
    raw.delete("header.2");
    raw.put("header.2", raw.get("header.1"));

    assertThrows(VaultLostException.class, () -> vault.seal("header.2", BOUND, BOUND));
  }

  @Test
  void whatTheKeyringHoldsIsSealed() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    byte[] held = keyring.store().open(label().id(), directory).get("header.1");
    byte[] record =
        new SealedKeys(label(), keyring.store().open(label().id(), directory)).get("header.1");

    assertEquals(1 + 32, record.length);
    assertEquals(12 + record.length + 16, held.length);
    assertFalse(
        new String(held, StandardCharsets.ISO_8859_1)
            .contains(new String(record, 1, 8, StandardCharsets.ISO_8859_1)));
  }

  @Test
  void removingItLeavesNothingInTheKeyring() throws Exception {
    vault().create("header.1", KeyVault.Use.SEAL);
    String id = label().id();
    vaults().remove(directory.resolve("vault"));

    assertEquals(List.of(), new Secrets(keyring.line(), id).unlocked(Map.of()));
    assertFalse(Files.exists(VaultLabel.file(directory.resolve("vault"))));
  }

  @Test
  void manyKeysAreListedAtOnce() throws Exception {
    KeyVault vault = vault();
    for (int i = 1; i <= 40; i++) {
      vault.create("domain." + i, KeyVault.Use.SEAL);
    }
    assertEquals(40, vault.aliases().size());
    assertTrue(vault.aliases().contains("domain.40"));
  }

  private VaultLabel label() throws ContainerException {
    return VaultLabel.read(VaultLabel.file(directory.resolve("vault"))).orElseThrow();
  }

  private interface Call {
    void run() throws ContainerException;
  }

  /** One of each kind, each of which can be made again. */
  private static List<Call> calls(KeyVault vault) throws ContainerException {
    vault.create("seal", KeyVault.Use.SEAL);
    vault.create("mac", KeyVault.Use.MAC);
    vault.create("sign", KeyVault.Use.SIGN);
    byte[] sealed = vault.seal("seal", BOUND, BOUND);
    return List.of(
        vault::aliases,
        () -> vault.seal("seal", BOUND, BOUND),
        () -> assertArrayEquals(BOUND, vault.open("seal", sealed, BOUND).orElseThrow()),
        () -> vault.mac("mac", BOUND),
        () -> vault.sign("sign", BOUND),
        () -> vault.publicKey("sign"),
        () -> {
          vault.create("fresh", KeyVault.Use.SEAL);
          vault.destroy("fresh");
        });
  }

  /** Key files anywhere below a directory. */
  private record KeyFilesSeen(Path directory) {
    boolean any() throws Exception {
      try (Stream<Path> all = Files.walk(directory)) {
        return all.anyMatch(file -> file.toString().endsWith(".key"));
      }
    }
  }
}
