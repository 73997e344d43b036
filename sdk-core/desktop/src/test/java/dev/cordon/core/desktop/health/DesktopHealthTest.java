package dev.cordon.core.desktop.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesktopHealthTest {
  private static final Signal UNKNOWN = Signal.unknown(Evidence.NOT_MEASURED);

  @TempDir Path top;

  private Health health(String... arguments) {
    LinuxDisk disk = new LinuxDisk(top.resolve("mountinfo"), top.resolve("block"), top);
    return new DesktopHealth(disk, new LinuxBoard(top.resolve("dmi")), List.of(arguments))
        .measure();
  }

  @Test
  @Tag("E5")
  void whatNobodyCanSayIsUnknownAndWhatDoesNotExistIsFine() {
    Health health = health();
    for (HealthCheck check :
        List.of(
            HealthCheck.ROOTED,
            HealthCheck.APP_TAMPERED,
            HealthCheck.EMULATOR,
            HealthCheck.SCREEN_LOCK_MISSING,
            HealthCheck.STORAGE_UNENCRYPTED,
            HealthCheck.ATTESTATION)) {
      assertEquals(UNKNOWN, health.signal(check), check::name);
    }
    assertEquals(Signal.ok(Evidence.NOT_HERE), health.signal(HealthCheck.USB_DEBUGGING));
    assertEquals(Signal.ok(Evidence.NOT_HERE), health.signal(HealthCheck.DEVELOPER_OPTIONS));
  }

  @Test
  void everyCheckHasItsFindingOnThisMachine() {
    Health health = DesktopHealth.of(top).measure();
    Set<HealthCheck> ofDevice = EnumSet.allOf(HealthCheck.class);
    ofDevice.removeIf(HealthCheck::needsConsent); // those are not for the platform's health
    assertEquals(ofDevice, health.signals().keySet());
    assertEquals(Optional.of(System.getProperty("os.version")), health.facts().os());
  }

  @ParameterizedTest
  @Tag("E3")
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y",
        "-Xrunjdwp:transport=dt_socket",
        "-Xdebug"
      })
  void aDebuggersAgentIsSeen(String argument) {
    assertEquals(
        Signal.bad(Evidence.DEBUG_AGENT),
        health("-Xmx64m", argument).signal(HealthCheck.DEBUGGABLE));
  }

  @Test
  @Tag("E3")
  void otherAgentsAreNone() {
    assertEquals(
        Signal.ok(Evidence.NO_SIGNS),
        health("-javaagent:x.jar", "-Dx=-Xdebug").signal(HealthCheck.DEBUGGABLE));
  }

  @Test
  @Tag("E2")
  void theFirmwareNamesTheMachine() throws Exception {
    assertEquals(Optional.empty(), health().facts().manufacturer());
    Path dmi = Files.createDirectory(top.resolve("dmi"));
    Files.writeString(dmi.resolve("sys_vendor"), "Maker\n");
    Files.writeString(dmi.resolve("product_name"), "Book 3\n");
    assertEquals(Optional.of("Maker"), health().facts().manufacturer());
    assertEquals(Optional.of("Book 3"), health().facts().model());
  }

  @Nested
  @Tag("E1")
  class Storage {
    private Signal encryption() {
      return health().signal(HealthCheck.STORAGE_UNENCRYPTED);
    }

    /** Mounts {@code 8:1} at the top of all and {@code 253:1} at the directory. */
    private void mounts() throws Exception {
      String real = top.toRealPath().toString();
      Files.writeString(
          top.resolve("mountinfo"),
          "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
              + "23 22 253:1 / "
              + real
              + " rw - ext4 /dev/mapper/data rw\n"
              + "24 22 253:9 / "
              + real
              + "/elsewhere rw - ext4 /dev/mapper/else rw\n");
    }

    private Path block(String name, String uuid) throws Exception {
      Path block = Files.createDirectories(top.resolve("block").resolve(name));
      if (!uuid.isEmpty()) {
        Files.writeString(Files.createDirectory(block.resolve("dm")).resolve("uuid"), uuid);
      }
      return block;
    }

    @Test
    void dmCryptUnderTheDirectoryIsFound() throws Exception {
      mounts();
      block("253:1", "CRYPT-LUKS2-0123-data\n");
      assertEquals(Signal.ok(Evidence.STORAGE_ENCRYPTED), encryption());
    }

    @Test
    void thatOfAnotherMountDoesNotCount() throws Exception {
      mounts();
      block("8:1", "CRYPT-LUKS2-0123-top\n");
      block("253:9", "CRYPT-LUKS2-0123-else\n");
      block("253:1", "LVM-data\n");
      assertEquals(Signal.unknown(Evidence.NO_SIGNS), encryption());
    }

    @Test
    void aVolumeIsEncryptedIfAllItsPartsAre() throws Exception {
      mounts();
      Path volume = block("253:1", "LVM-data\n");
      Path part = Files.createDirectories(volume.resolve("slaves").resolve("dm-0"));
      Files.writeString(Files.createDirectory(part.resolve("dm")).resolve("uuid"), "CRYPT-LUKS2-x");
      assertEquals(Signal.ok(Evidence.STORAGE_ENCRYPTED), encryption());
      Files.createDirectories(volume.resolve("slaves").resolve("sdb1"));
      assertEquals(Signal.unknown(Evidence.NO_SIGNS), encryption());
    }

    @Test
    void aTableThatCannotBeReadIsUnknown() throws Exception {
      Files.write(top.resolve("mountinfo"), new byte[] {0, 10, 32, 32, -1});
      assertEquals(UNKNOWN, encryption());
    }
  }

  @Nested
  @Tag("E1")
  class Code {
    private Signal of(AppCode code) {
      return code.measure().signal(HealthCheck.APP_TAMPERED);
    }

    /** A jar of somebody else, whose hash we can take. */
    private Path jar() throws Exception {
      return Path.of(Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    @Test
    void aJarThatIsTheSameMatchesAndAnyOtherDiffers() throws Exception {
      String hash = Sha256.hex(Files.readAllBytes(jar()));
      assertEquals(Signal.ok(Evidence.CODE_MATCHES), of(AppCode.withSha256(Test.class, hash)));
      String other = Sha256.hex(new byte[0]);
      assertNotEquals(hash, other);
      assertEquals(Signal.bad(Evidence.CODE_DIFFERS), of(AppCode.withSha256(Test.class, other)));
    }

    @Test
    void classesThatAreInNoJarAreUnknown() {
      assertEquals(
          Signal.unknown(Evidence.FAILED), of(AppCode.withSha256(DesktopHealthTest.class, "00")));
    }

    @Test
    void aJarWithoutSignatureIsBad() {
      assertEquals(Signal.bad(Evidence.NOT_SIGNED), of(AppCode.signedBy(Test.class, Set.of("00"))));
    }
  }
}
