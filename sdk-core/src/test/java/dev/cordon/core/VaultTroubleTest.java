package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.control.Outgoing;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key store that loses keys, or does not answer for a while, is neither tampering nor a wipe. */
@Tag("A2")
class VaultTroubleTest {
  private static final int MORE_CALLS_THAN_ANY_STEP_MAKES = 200;
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  private interface Step {
    void take(Container container) throws ContainerException;
  }

  @Test
  void silenceIsSaidInBothLanguages() throws Exception {
    Enrolled.open(device, directory).close();
    device.vault().fallSilentAfter(0);

    VaultUnavailableException silent =
        assertThrows(VaultUnavailableException.class, () -> device.open(directory));

    assertEquals(Code.VAULT_UNAVAILABLE, silent.reason().code());
    assertFalse(silent.text(Locale.JAPANESE).isEmpty());
  }

  @Test
  void silenceAtAnyCallOfAStartLosesNothing() throws Exception {
    prepare();
    long silences = 0;
    for (int calls = 0; calls < MORE_CALLS_THAN_ANY_STEP_MAKES; calls++) {
      device.vault().fallSilentAfter(calls);
      try (Container container = device.open(directory)) {
        assertInstanceOf(ContainerState.Locked.class, container.state());
        device.vault().answerAgain();
        assertOpens(container);
        break;
      } catch (VaultUnavailableException nextTime) {
        silences++;
      }
    }
    assertFalse(silences < 5, "silences: " + silences);
    device.vault().answerAgain();
    assertWhole();
  }

  @Test
  @Tag("D3")
  void anAttemptThatNobodyJudgedIsNotCounted() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lock();
      assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), wrong(container));
      for (int i = 0; i < 3 * Policy.DEFAULT.access().maxAttempts(); i++) {
        silentAtEveryCall(container, VaultTroubleTest::wrong);
      }
    }
    try (Container container = device.open(directory)) {
      assertInstanceOf(UnlockResult.Opened.class, right(container));
    }
  }

  /** Silence at each call in turn until the attempt is judged; each judged one is made up for. */
  private void silentAtEveryCall(Container container, Step attempt) throws ContainerException {
    for (int calls = 0; calls < MORE_CALLS_THAN_ANY_STEP_MAKES; calls++) {
      device.vault().fallSilentAfter(calls);
      try {
        attempt.take(container);
        device.vault().answerAgain();
        assertInstanceOf(UnlockResult.Opened.class, right(container));
        container.lock();
        return;
      } catch (VaultUnavailableException notJudged) {
        device.vault().answerAgain();
      }
    }
    throw new AssertionError("it was never judged");
  }

  @Test
  @Tag("D3")
  void judgedAttemptsAreCountedWhateverTheVaultDidBetween() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      container.lock();
      wrong(container);
      device.vault().fallSilentAfter(5); // counted, then no answer
      assertThrows(VaultUnavailableException.class, () -> wrong(container));
      device.vault().answerAgain();

      assertEquals(new UnlockResult.Wrong(8, Duration.ZERO), wrong(container));
      assertEquals(new UnlockResult.Wrong(7, Duration.ZERO), wrong(container));
    }
  }

  @Test
  @Tag("D1")
  void aPasscodeIsOldOrNewAfterSilenceAtAnyCall() throws Exception {
    prepare();
    String now = Enrolled.PASSCODE;
    String next = "904173";
    for (int calls = 0; calls < 60; calls++) {
      try (Container container = device.open(directory)) {
        device.vault().fallSilentAfter(calls);
        changeUnlessSilent(container, now, next);
        device.vault().answerAgain();
        boolean changed = container.unlock(Passcode.of(next)) instanceof UnlockResult.Opened;
        String other = now;
        now = changed ? next : now;
        next = changed ? other : next;
        assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(now)));
        container.domain("mail").key("files");
      }
    }
  }

  private static void changeUnlessSilent(Container container, String now, String next)
      throws ContainerException {
    try {
      container.changePasscode(Passcode.of(now), Passcode.of(next));
    } catch (VaultUnavailableException silent) {
      assertInstanceOf(ContainerState.Locked.class, container.state());
    }
  }

  @Test
  @Tag("G1")
  void aWipeThatTheVaultDidNotAnswerIsFinishedWhenItDoes() throws Exception {
    for (int calls = 0; calls < 40; calls++) {
      Path home = Files.createDirectory(directory.resolve("home" + calls));
      FakeDevice phone = new FakeDevice();
      try (Container container = Enrolled.open(phone, home)) {
        container.domain("mail");
        phone.vault().fallSilentAfter(calls);
        try {
          container.wipe();
        } catch (VaultUnavailableException again) {
          phone.vault().answerAgain();
          container.wipe();
        }
        phone.vault().answerAgain();
        assertInstanceOf(ContainerState.Wiped.class, container.state());
        assertEquals(1, container.organisation().receipts().size());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"header.", "control."})
  void aPartOfTheKeysLostIsNoWipe(String lost) throws Exception {
    prepare();
    device.vault().lose(lost);

    for (int start = 0; start < 2; start++) {
      assertThrows(VaultLostException.class, () -> device.open(directory));
    }

    try (var slots = Files.list(directory.resolve("domains"))) {
      assertEquals(1, slots.count());
    }
  }

  @Test
  @Tag("D3")
  void aLostPasscodeKeyIsSaidAndNeverCounts() throws Exception {
    prepare();
    device.vault().lose("passcode.");
    try (Container container = device.open(directory)) {
      for (int i = 0; i < 2 * Policy.DEFAULT.access().maxAttempts(); i++) {
        assertThrows(VaultLostException.class, () -> right(container));
      }
      assertInstanceOf(ContainerState.Locked.class, container.state());
      assertEquals(List.<Outgoing>of(), container.organisation().receipts());
    }
  }

  @Test
  void aLostDomainKeyIsSaidByThatDomainAlone() throws Exception {
    prepare();
    device.vault().lose("domain.");
    try (Container container = device.open(directory)) {
      right(container);
      assertThrows(VaultLostException.class, () -> container.domain("mail"));
      container.domain("calendar").key("files");
    }
  }

  private void prepare() throws ContainerException {
    try (Container container = Enrolled.open(device, directory)) {
      container.domain("mail");
    }
  }

  private void assertWhole() throws ContainerException {
    try (Container container = device.open(directory)) {
      assertOpens(container);
    }
  }

  private static void assertOpens(Container container) throws ContainerException {
    assertInstanceOf(UnlockResult.Opened.class, right(container));
    container.domain("mail").key("files");
  }

  private static UnlockResult wrong(Container container) throws ContainerException {
    return container.unlock(Passcode.of("000000"));
  }

  private static UnlockResult right(Container container) throws ContainerException {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }
}
