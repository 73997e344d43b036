package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.content.Context;
import android.os.UserManager;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import dev.cordon.testing.android.FakeAndroidKeyStore.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.After;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;

/** The whole container on the real vault, over the fake Keystore. */
@Tag("A2")
@RunWith(RobolectricTestRunner.class)
public final class AndroidContainersTest {
  private static final String PASSCODE = "738291";
  private final Context context = RuntimeEnvironment.getApplication();
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();
  private final FakeClock clock = new FakeClock();

  @After
  public void takeAway() {
    keystore.close();
  }

  @Test
  public void itLivesThroughRestarts() throws Exception {
    SecretBytes key;
    try (Container work = open()) {
      assertEquals(new ContainerState.New(), work.state());
      work.setPasscode(Passcode.of(PASSCODE));
      key = work.domain("mail").key("files");
    }
    try (Container work = open()) {
      assertEquals(new ContainerState.Locked(), work.state());
      assertTrue(unlock(work, "000000") instanceof UnlockResult.Wrong);
      assertTrue(unlock(work, PASSCODE) instanceof UnlockResult.Opened);
      assertEquals(key, work.domain("mail").key("files"));
      assertTrue(
          work.domain("mail").directory().startsWith(context.getNoBackupFilesDir().toPath()));
    }
  }

  @Test
  public void tooManyWrongPasscodesWipeItAndItsKeys() throws Exception {
    try (Container work = prepared()) {
      for (int i = 0; i < 10; i++) {
        clock.pass(Duration.ofHours(2));
        unlock(work, "000000");
      }
      assertTrue(work.state() instanceof ContainerState.Wiped);
      assertFalse(keystore.names().stream().anyMatch(name -> name.contains("/domain.")));
      assertFalse(keystore.names().stream().anyMatch(name -> name.contains("/passcode.")));
    }
  }

  @Test
  public void aSecondOpenIsRefused() throws Exception {
    try (Container work = prepared()) {
      assertThrows(ContainerInUseException.class, this::open);
      assertTrue(work.state() instanceof ContainerState.Locked);
    }
  }

  @Test
  public void restoredWithoutItsKeysItSaysSo() throws Exception {
    prepared().close();
    keystore.lose("");
    for (int start = 0; start < 2; start++) {
      VaultLostException lost = assertThrows(VaultLostException.class, this::open);
      assertEquals(Reason.Code.VAULT_LOST, lost.reason().code());
      assertTrue(lost.text(Locale.JAPANESE).contains("招待"));
    }
    assertTrue(Files.exists(directory().resolve("header.a")));
  }

  @Test
  public void aPartOfTheKeysLostOrBrokenIsNoWipe() throws Exception {
    prepared().close();
    FakeAndroidKeyStore.Snapshot whole = keystore.snapshot();
    for (String part : new String[] {"/header.", "/control."}) {
      keystore.lose(part);
      assertThrows(VaultLostException.class, this::open);
      keystore.restore(whole);
      keystore.corrupt(part);
      assertThrows(VaultLostException.class, this::open);
      keystore.restore(whole);
    }
    assertOpens();
  }

  @Test
  public void aKeystoreThatDoesNotAnswerLosesNothing() throws Exception {
    prepared().close();
    for (Trouble trouble : Trouble.values()) {
      if (trouble != Trouble.STRONGBOX_FULL && trouble != Trouble.BAD_TAG_BY_ANOTHER_NAME) {
        keystore.trouble(trouble);
        assertThrows(trouble.name(), VaultUnavailableException.class, this::open);
        keystore.recover();
      }
    }
    assertOpens();
  }

  @Test
  public void beforeTheFirstUnlockOfTheDeviceItWaits() throws Exception {
    prepared().close();
    Shadows.shadowOf(context.getSystemService(UserManager.class)).setUserUnlocked(false);
    assertThrows(VaultUnavailableException.class, this::open);
    Shadows.shadowOf(context.getSystemService(UserManager.class)).setUserUnlocked(true);
    assertOpens();
  }

  @Test
  public void itTellsWhatThisDeviceIs() throws Exception {
    try (Container work = open()) {
      Posture posture = work.organisation().posture();
      assertEquals(Platform.ANDROID, posture.platform());
      assertEquals(VaultKind.ANDROID_KEYSTORE, posture.vault().kind());
      assertTrue(posture.vault().nonExportable());
      assertEquals(ProtectionLevel.UNAVAILABLE, posture.level(Protection.SCREEN_LOCK));
      assertEquals(ProtectionLevel.BEST_EFFORT, posture.level(Protection.CLIPBOARD));
    }
  }

  @Test
  public void deathAtAnyCallLeavesItWhole() throws Exception {
    int deaths = dieEverywhere(work -> unlock(work, PASSCODE), this::assertOpens);
    assertTrue("deaths: " + deaths, deaths > 25);
  }

  @Test
  public void deathAtAnyCallOfANewPasscodeLeavesOneOfBoth() throws Exception {
    dieEverywhere(
        work -> work.changePasscode(Passcode.of(PASSCODE), Passcode.of("904173")),
        () -> {
          try (Container work = open()) {
            boolean old = unlock(work, PASSCODE) instanceof UnlockResult.Opened;
            work.lock();
            boolean changed = unlock(work, "904173") instanceof UnlockResult.Opened;
            assertTrue(old ^ changed);
          }
        });
  }

  @Test
  public void deathAtAnyCallOfAWipeIsFollowedByTheRest() throws Exception {
    dieEverywhere(
        Container::wipe,
        () -> {
          try (Container work = open()) {
            boolean wiped = work.state() instanceof ContainerState.Wiped;
            assertEquals(
                !wiped, keystore.names().stream().anyMatch(name -> name.contains("/domain.")));
            assertTrue(wiped || unlock(work, PASSCODE) instanceof UnlockResult.Opened);
          }
        });
  }

  private interface Step {
    void take(Container work) throws ContainerException;
  }

  private interface Check {
    void hold() throws Exception;
  }

  /** Dies at each call of the Keystore in turn; {@code check} must hold after each death. */
  private int dieEverywhere(Step step, Check check) throws Exception {
    prepared().close();
    FakeAndroidKeyStore.Snapshot keys = keystore.snapshot();
    Path files = Files.createTempDirectory("container");
    Files.delete(files);
    Trees.copy(directory(), files);
    for (int calls = 1; calls < 1000; calls++) {
      keystore.restore(keys);
      Trees.delete(directory());
      Trees.copy(files, directory());
      boolean died = dies(step, calls);
      check.hold();
      if (!died) {
        return calls - 1;
      }
    }
    throw new AssertionError("the step never ended");
  }

  private boolean dies(Step step, int calls) throws Exception {
    Container work = open();
    try (work) {
      keystore.dieIn(calls, calls % 2 == 0);
      step.take(work);
      return false;
    } catch (FakeAndroidKeyStore.ProcessDeath death) {
      return true;
    } finally {
      keystore.live();
    }
  }

  private Container prepared() throws ContainerException {
    Container work = open();
    work.setPasscode(Passcode.of(PASSCODE));
    work.domain("mail");
    work.lock();
    return work;
  }

  private void assertOpens() throws Exception {
    try (Container work = open()) {
      assertTrue(unlock(work, PASSCODE) instanceof UnlockResult.Opened);
      work.domain("mail").key("files");
    }
  }

  private Path directory() {
    return context.getNoBackupFilesDir().toPath().resolve("cordon/work");
  }

  private Container open() throws ContainerException {
    return AndroidContainers.open(context, clock, new PasscodeCost(8, 1));
  }

  private static UnlockResult unlock(Container work, String passcode) throws ContainerException {
    return work.unlock(Passcode.of(passcode));
  }
}
