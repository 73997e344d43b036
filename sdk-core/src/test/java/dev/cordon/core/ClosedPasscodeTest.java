package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A passcode that the app closed too early is a bug of the app's, and costs no attempt. */
@Tag("D1")
@Tag("D3")
class ClosedPasscodeTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private final Passcode closed = Passcode.of(Enrolled.PASSCODE);

  @Test
  void itIsRefusedAloudAndNothingIsCounted() throws Exception {
    closed.close();
    try (Container container = Enrolled.open(device, home)) {
      container.lock();
      Passcode next = Passcode.of("620417");
      assertThrows(IllegalStateException.class, () -> container.unlock(closed));
      assertThrows(IllegalStateException.class, () -> container.changePasscode(closed, next));
      assertThrows(
          IllegalStateException.class,
          () -> container.changePasscode(Passcode.of(Enrolled.PASSCODE), closed));
      assertThrows(
          IllegalStateException.class,
          () -> container.biometrics().enable(closed, device.newFinger()));
      assertEquals(
          new UnlockResult.Wrong(9, Duration.ZERO), container.unlock(Passcode.of("000001")));
    }
  }

  @Test
  void itIsNoFirstPasscode() throws Exception {
    closed.close();
    try (Container container = device.open(home)) {
      assertThrows(IllegalStateException.class, () -> container.setPasscode(closed));
      assertEquals(new ContainerState.New(), container.state());
    }
  }
}
