package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wipe that the medium took no journal of, and that dies before its end. */
@Tag("G1")
@Tag("G2")
class WipeUnrecordedTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private final DyingVault vault = new DyingVault(device.vault());

  /** Keys of many domains: some lie before the header's, in whatever order the vault has them. */
  private void dieAfterTheHeadersKeys() throws Exception {
    try (Container container = Enrolled.open(device, home, vault)) {
      container.organisation().deviceKey();
      for (int i = 0; i < 8; i++) {
        var unused = container.domain("mail/" + i);
      }
      vault.refuseKeys(1); // the journal's
      vault.dieBeforeDestroying("domain.");
      Command wipe = Enrolled.command(Command.Kind.WIPE, 1);
      assertThrows(DyingVault.Death.class, () -> container.organisation().obey(wipe));
    }
  }

  @Test
  void theNextStartFinishesItAndDoesNotTakeItForKeysThatTheSystemLost() throws Exception {
    dieAfterTheHeadersKeys();
    try (Container container = device.open(home)) {
      assertEquals(new ContainerState.Wiped(Reason.of(Code.WIPED_UNRECORDED)), container.state());
      assertEquals(
          0, device.vault().aliases().stream().filter(each -> each.startsWith("domain.")).count());
      Receipt receipt = Receipts.last(container, device);
      assertEquals(Code.WIPED_UNRECORDED, receipt.why());
    }
  }
}
