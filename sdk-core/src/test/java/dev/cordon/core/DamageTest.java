package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A2")
class DamageTest {
  private static final int SEALED_BYTES = 700;
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private SecretBytes key = SecretBytes.owning(new byte[0]);

  @BeforeEach
  void prepare() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      key = container.domain("mail").key("files");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "control"})
  void anyFlippedByteOfOnePageIsMendedFromTheOther(String state) throws Exception {
    for (String page : new String[] {state + ".a", state + ".b"}) {
      for (int i = 0; i < SEALED_BYTES; i += 7) {
        byte[] good = flip(directory.resolve(page), i);
        assertOpens();
        assertEquals(good.length, Files.size(directory.resolve(page)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "control"})
  void aMissingOrTruncatedPageIsMendedFromTheOther(String state) throws Exception {
    Files.delete(directory.resolve(state + ".a"));
    assertOpens();
    Files.write(directory.resolve(state + ".b"), new byte[0]);
    assertOpens();
    Files.write(directory.resolve(state + ".b"), new byte[20]);
    assertOpens();
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "control"})
  void damageToBothPagesIsSaidAndNothingIsAltered(String state) throws Exception {
    flip(directory.resolve(state + ".a"), 30);
    flip(directory.resolve(state + ".b"), 40);
    byte[] first = Files.readAllBytes(directory.resolve(state + ".a"));

    ContainerDamagedException refused =
        assertThrows(ContainerDamagedException.class, () -> device.open(directory));

    assertEquals(Reason.of(Reason.Code.CONTAINER_DAMAGED, state), refused.reason());
    assertFalse(refused.text(Locale.JAPANESE).isEmpty());
    assertEquals(
        Arrays.hashCode(first),
        Arrays.hashCode(Files.readAllBytes(directory.resolve(state + ".a"))));
  }

  @Test
  @Tag("D1")
  void aHeaderTakenAwayDoesNotInviteANewPasscode() throws Exception {
    Files.delete(directory.resolve("header.a"));
    Files.delete(directory.resolve("header.b"));
    for (int start = 0; start < 2; start++) {
      ContainerDamagedException refused =
          assertThrows(ContainerDamagedException.class, () -> device.open(directory));
      assertEquals(Reason.of(Reason.Code.CONTAINER_DAMAGED, "header"), refused.reason());
    }
  }

  @Test
  void swappedStatesAreRefused() throws Exception {
    for (String page : new String[] {".a", ".b"}) {
      Files.copy(
          directory.resolve("control" + page),
          directory.resolve("header" + page),
          StandardCopyOption.REPLACE_EXISTING);
    }
    // They claim a later generation than the header's key: as after a vault was put back.
    assertThrows(VaultLostException.class, () -> device.open(directory));
  }

  @Test
  void oneOlderPagePutBackIsMendedFromTheOther(@TempDir Path copy) throws Exception {
    Trees.copy(directory, copy);
    try (Container container = device.open(directory)) {
      container.unlock(Passcode.of("000000"));
    }
    Files.copy(
        copy.resolve("control.a"),
        directory.resolve("control.a"),
        StandardCopyOption.REPLACE_EXISTING);
    try (Container container = device.open(directory)) {
      assertEquals(
          new UnlockResult.Wrong(8, Duration.ZERO), container.unlock(Passcode.of("000000")));
    }
  }

  @Test
  void anOldPageDoesNotOpenAgain(@TempDir Path copy) throws Exception {
    Trees.copy(directory, copy);
    try (Container container = device.open(directory)) {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173"));
    }
    for (String page : new String[] {"header.a", "header.b"}) {
      Files.copy(copy.resolve(page), directory.resolve(page), StandardCopyOption.REPLACE_EXISTING);
    }
    ContainerDamagedException refused =
        assertThrows(ContainerDamagedException.class, () -> device.open(directory));
    assertEquals(Reason.of(Reason.Code.CONTAINER_ROLLED_BACK, "header"), refused.reason());
  }

  @Test
  void everyFlippedByteOfADomainSlotIsRefusedByName() throws Exception {
    Path slot;
    try (var slots = Files.list(directory.resolve("domains"))) {
      slot = slots.findFirst().orElseThrow();
    }
    for (int i = 0; i < 105; i++) { // prefix and sealed part; the rest is filling
      byte[] good = flip(slot, i);
      if (i < 5 || i >= 13) { // the generation of a slot says nothing
        assertEquals(
            Reason.of(Reason.Code.CONTAINER_DAMAGED, "domain mail"), domainRefusal().reason());
      }
      Files.write(slot, good);
    }
    Files.write(slot, new byte[10]);
    assertEquals(Reason.of(Reason.Code.CONTAINER_DAMAGED, "domain mail"), domainRefusal().reason());
  }

  @Test
  void aLostVaultIsNoTampering() {
    device.vault().lose();

    VaultLostException lost = assertThrows(VaultLostException.class, () -> device.open(directory));

    assertEquals(Reason.Code.VAULT_LOST, lost.reason().code());
  }

  private ContainerException domainRefusal() throws Exception {
    try (Container container = device.open(directory)) {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      return assertThrows(ContainerDamagedException.class, () -> container.domain("mail"));
    }
  }

  private void assertOpens() throws Exception {
    try (Container container = device.open(directory)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
      assertEquals(key, container.domain("mail").key("files"));
    }
  }

  /** Flips one bit; returns the bytes of before. */
  private static byte[] flip(Path file, int index) throws Exception {
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    bad[index] ^= 0x10;
    Files.write(file, bad);
    return good;
  }
}
