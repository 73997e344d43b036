package dev.cordon.core.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.FormerPasscodes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D1")
class FormerPasscodeCheckTest {
  @TempDir Path one;
  @TempDir Path other;

  @Test
  void eachContainerKeepsFormerPasscodesUnderASaltOfItsOwn() throws Exception {
    assertNotEquals(kept(one).salt(), kept(other).salt());
  }

  @Test
  void aFormerPasscodeIsKnownAgainAndAnotherIsNot() throws Exception {
    KeyVault vault = new MemoryKeyVault();
    ControlStore control = ControlStore.open(one, vault);
    FormerPasscodeCheck check = check(control, vault);
    assertDoesNotThrow(() -> check.refuse(Passcode.of("738291"), "first", 3));
    check.keep(Passcode.of("738291"), "first", 3);
    check.keep(Passcode.of("904173"), "second", 3);
    assertThrows(
        PasscodeRefusedException.class, () -> check.refuse(Passcode.of("738291"), "third", 3));
    assertThrows(
        PasscodeRefusedException.class, () -> check.refuse(Passcode.of("904173"), "third", 3));
    assertDoesNotThrow(() -> check.refuse(Passcode.of("395026"), "third", 3));
  }

  private static FormerPasscodes kept(Path directory) throws Exception {
    KeyVault vault = new MemoryKeyVault();
    ControlStore control = ControlStore.open(directory, vault);
    check(control, vault).keep(Passcode.of("738291"), "first", 3);
    return control.get().entrance().former().orElseThrow();
  }

  private static FormerPasscodeCheck check(ControlStore control, KeyVault vault) {
    return new FormerPasscodeCheck(control, vault, new PasscodeCost(8, 1));
  }
}
