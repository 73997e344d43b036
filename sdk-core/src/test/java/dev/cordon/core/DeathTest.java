package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.keys.UserSlot;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies at every call of the vault, one after the other; then the device restarts. */
class DeathTest {
  private static final int FAR_MORE_CALLS_THAN_ANY_STEP_MAKES = 500;
  @TempDir Path directory;
  private int refusedKeys;
  private DyingVault dying = new DyingVault(new MemoryKeyVault());
  private Consumer<Duration> dyingClock = unused -> {};

  /** What is done while dying. */
  private interface Step {
    void take(Container container) throws ContainerException;
  }

  /** What must hold after the restart. */
  private interface Check {
    void hold(Container container, FakeDevice device) throws Exception;
  }

  @Test
  @Tag("G1")
  void aWipeEitherDidNotBeginOrIsFinished() throws Exception {
    int deaths =
        dieEverywhere(
            container -> container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1)),
            (container, device) -> {
              if (container.state() instanceof ContainerState.Wiped) {
                assertFalse(device.vault().aliases().stream().anyMatch(DeathTest::opensData));
                assertEquals(1, container.organisation().receipts().size());
                assertEquals(1, container.organisation().seen().command());
              } else {
                assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
                container.domain("mail").key("files");
                assertEquals(0, container.organisation().seen().command());
              }
            });
    assertTrue(deaths > 20, "deaths: " + deaths);
  }

  @Test
  @Tag("G1")
  void aWipeOnAFullMediumEitherDidNotBeginOrIsFinished() throws Exception {
    refusedKeys = 1; // the journal's
    int deaths =
        dieEverywhere(
            container -> container.wipe(),
            (container, device) -> {
              if (container.state() instanceof ContainerState.Wiped) {
                assertFalse(device.vault().aliases().stream().anyMatch(DeathTest::opensData));
                assertEquals(1, container.organisation().receipts().size());
              } else {
                assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
                container.domain("mail").key("files");
              }
            });
    assertTrue(deaths > 15, "deaths: " + deaths);
  }

  @Test
  @Tag("D1")
  void aNewPasscodeIsInForceOrTheOldOneIs() throws Exception {
    int deaths =
        dieEverywhere(
            container ->
                container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173")),
            (container, device) -> {
              boolean old = unlock(container, Enrolled.PASSCODE) instanceof UnlockResult.Opened;
              container.lock();
              boolean changed = unlock(container, "904173") instanceof UnlockResult.Opened;
              assertTrue(old ^ changed);
              unlock(container, old ? Enrolled.PASSCODE : "904173");
              container.domain("mail").key("files");
              assertEquals(
                  1, device.vault().aliases().stream().filter(a -> a.startsWith("pass")).count());
            });
    assertTrue(deaths > 10, "deaths: " + deaths);
  }

  @Test
  @Tag("D1")
  @Tag("D3")
  void whileThePasscodeIsChangedNoAttemptIsForgottenUnlessTheNewOneIsInForce() throws Exception {
    int deaths =
        dieEverywhere(
            container -> {
              container.lock();
              container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173"));
            },
            (container, device) -> {
              device.clock().turn(Duration.ofHours(2));
              int left = ((UnlockResult.Wrong) unlock(container, "000000")).triesLeft();
              device.clock().turn(Duration.ofHours(2));
              boolean changed = unlock(container, "904173") instanceof UnlockResult.Opened;
              assertTrue(left <= 7 || changed, "forgotten: " + left);
              assertTrue(left <= 7 || left == 9, "neither kept nor started over: " + left);
            },
            2);
    assertTrue(deaths > 10, "deaths: " + deaths);
  }

  @Test
  @Tag("D1")
  void aPasscodeThatIsReplacedIsAFormerOneWhateverDies() throws Exception {
    Policy remembering =
        Enrolled.with(Access.DEFAULT.withPasscode(PasscodeRules.DEFAULT.withLife(90, 1)));
    int deaths =
        dieEverywhere(
            container -> {
              container.organisation().acceptPolicy(remembering, 2);
              container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173"));
            },
            (container, device) -> {
              container.organisation().acceptPolicy(remembering, 2);
              boolean changed = unlock(container, "904173") instanceof UnlockResult.Opened;
              String now = changed ? "904173" : Enrolled.PASSCODE;
              assertInstanceOf(UnlockResult.Opened.class, unlock(container, now));
              if (changed) {
                assertThrows(
                    PasscodeRefusedException.class,
                    () ->
                        container.changePasscode(Passcode.of(now), Passcode.of(Enrolled.PASSCODE)));
              }
              device.clock().pass(Duration.ofDays(90));
              container
                  .organisation()
                  .contacted(device.clock().now(), container.organisation().uptime());
              assertInstanceOf(UnlockResult.NeedsNewPasscode.class, unlock(container, now));
            });
    assertTrue(deaths > 20, "deaths: " + deaths);
  }

  @Test
  @Tag("D1")
  void aFingerIsInForceOrTheOneBeforeIs() throws Exception {
    boolean[] seen = new boolean[2];
    int deaths =
        dieEverywhere(
            container -> enable(container, dying),
            (container, device) -> {
              Optional<UserSlot> slot = container.biometrics().slot();
              seen[slot.isPresent() ? 1 : 0] = true;
              if (slot.isPresent()) {
                UserKey finger = device.finger(slot.get().vaultKey());
                assertInstanceOf(UnlockResult.Opened.class, container.biometrics().unlock(finger));
                container.domain("mail").key("files");
              }
              container.lock();
              assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
              assertEquals(
                  slot.isPresent() ? 1 : 0,
                  device.vault().aliases().stream().filter(a -> a.startsWith("user.")).count());
            });
    assertTrue(seen[0] && seen[1]);
    assertTrue(deaths > 15, "deaths: " + deaths);
  }

  @Test
  @Tag("D1")
  void aFingerIsForgottenOrStillInForce() throws Exception {
    int deaths =
        dieEverywhere(
            container -> {
              enable(container, dying);
              container.biometrics().forget();
            },
            (container, device) -> {
              int slots = container.biometrics().slot().isPresent() ? 1 : 0;
              assertEquals(
                  slots,
                  device.vault().aliases().stream().filter(a -> a.startsWith("user.")).count());
              assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
            });
    assertTrue(deaths > 25, "deaths: " + deaths);
  }

  private static void enable(Container container, DyingVault vault) throws ContainerException {
    String alias = UserKey.newAlias();
    vault.create(alias, KeyVault.Use.SEAL);
    container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), vault.userKey(alias));
  }

  @Test
  @Tag("A2")
  void aNewDomainIsWholeOrNotThere() throws Exception {
    int deaths =
        dieEverywhere(
            container -> container.domain("calendar"),
            (container, device) -> {
              unlock(container, Enrolled.PASSCODE);
              SecretBytes key = container.domain("calendar").key("files");
              assertEquals(key, container.domain("calendar").key("files"));
              container.domain("mail").key("files");
              container.lock();
            });
    assertTrue(deaths > 5, "deaths: " + deaths);
  }

  @Test
  @Tag("G1")
  void aDomainThatIsShredIsWholeOrGone() throws Exception {
    boolean[] seen = new boolean[2];
    int deaths =
        dieEverywhere(
            container -> container.shred("mail"),
            (container, device) -> {
              long keys =
                  device.vault().aliases().stream().filter(a -> a.startsWith("domain.")).count();
              unlock(container, Enrolled.PASSCODE);
              boolean whole = Files.exists(container.domain("mail").directory().resolve("one"));
              seen[whole ? 1 : 0] = true;
              assertEquals(whole ? 1 : 0, keys, "before it was made anew");
              container.domain("mail").key("files");
            });
    assertTrue(seen[0] && seen[1]);
    assertTrue(deaths > 5, "deaths: " + deaths);
  }

  @Test
  @Tag("A5")
  void aDayThatIsOverHasNoKeyAfterTheNextStartWhateverTheClockShows() throws Exception {
    boolean[] begun = new boolean[2];
    int deaths =
        dieEverywhere(
            container -> {
              LocalDate today = Days.of(container.domain("mail").expiry().now());
              container.domain("mail").expiry().reserve(today);
              container.domain("mail").expiry().reserve(today.plusDays(2));
              dyingClock.accept(Duration.ofDays(1));
              try {
                container.organisation().applyLease();
              } finally {
                dyingClock.accept(Duration.ofDays(-1));
              }
            },
            (container, device) -> {
              unlock(container, Enrolled.PASSCODE);
              Expiry mail = container.domain("mail").expiry();
              LocalDate first = Days.of(new FakeDevice().clock().now());
              boolean reached = !Days.of(mail.now()).equals(first);
              begun[reached ? 1 : 0] = true;
              if (reached) {
                assertFalse(mail.key("files", first).isPresent());
                assertTrue(mail.key("files", first.plusDays(2)).isPresent());
              }
              long days = mail.key("files", first).isPresent() ? 1 : 0;
              days += mail.key("files", first.plusDays(2)).isPresent() ? 1 : 0;
              assertEquals(
                  1 + days,
                  device.vault().aliases().stream().filter(a -> a.startsWith("domain.")).count());
            });
    assertTrue(begun[0] && begun[1]);
    assertTrue(deaths > 15, "deaths: " + deaths);
  }

  @Test
  @Tag("D3")
  void theConsequenceOfTheLastWrongPasscodeIsKept() throws Exception {
    int deaths =
        dieEverywhere(
            container -> container.unlock(Passcode.of("000000")),
            (container, device) -> {
              device.clock().pass(Duration.ofHours(2));
              assertInstanceOf(UnlockResult.Wiped.class, unlock(container, "000000"));
            },
            Policy.DEFAULT.access().maxAttempts() - 1);
    assertTrue(deaths > 20, "deaths: " + deaths);
  }

  @Test
  @Tag("H1")
  void aPolicyIsInForceOrTheOneBeforeIs() throws Exception {
    dieEverywhere(
        container -> container.organisation().acceptPolicy(Policy.DEFAULT, 2),
        (container, device) -> {
          long version = container.organisation().seen().policy();
          assertTrue(version == 1 || version == 2);
          assertInstanceOf(UnlockResult.Opened.class, unlock(container, Enrolled.PASSCODE));
        });
  }

  @Test
  @Tag("G3")
  void theIdentityEndsWithItsLastReceipt() throws Exception {
    dieEverywhere(
        container -> {
          container.wipe();
          acknowledgeAll(container);
        },
        (container, device) -> {
          if (container.state() instanceof ContainerState.Wiped) {
            acknowledgeAll(container);
            assertFalse(device.vault().aliases().contains("identity"));
          }
        });
  }

  private static void acknowledgeAll(Container container) throws ContainerException {
    for (Outgoing receipt : container.organisation().receipts()) {
      container.organisation().acknowledged(receipt.id());
    }
  }

  private int dieEverywhere(Step step, Check check) throws Exception {
    return dieEverywhere(step, check, 0);
  }

  /**
   * Takes {@code step} in ever longer lives, after so many wrong passcodes; returns how many deaths
   * there were.
   */
  private int dieEverywhere(Step step, Check check, int wrongBefore) throws Exception {
    int deaths = 0;
    for (int calls = 1; calls < FAR_MORE_CALLS_THAN_ANY_STEP_MAKES; calls++) {
      for (boolean after : new boolean[] {false, true}) {
        Path home = Files.createDirectory(directory.resolve(calls + "-" + after));
        FakeDevice device = new FakeDevice();
        boolean died = live(device, home, step, calls, after, wrongBefore);
        try (Container container = device.open(home)) {
          check.hold(container, device);
        }
        if (!died) {
          return deaths;
        }
        deaths++;
      }
    }
    throw new AssertionError("the step never ended");
  }

  private boolean live(
      FakeDevice device, Path home, Step step, int calls, boolean after, int wrongBefore)
      throws Exception {
    try (Container prepared = Enrolled.open(device, home)) {
      prepared.organisation().deviceKey();
      Files.write(prepared.domain("mail").directory().resolve("one"), new byte[100]);
    }
    DyingVault vault = new DyingVault(device.vault());
    dying = vault;
    dyingClock = device.clock()::turn;
    try (Container container = device.open(home, vault)) {
      unlock(container, Enrolled.PASSCODE);
      for (int i = 0; i < wrongBefore; i++) {
        container.lock();
        unlock(container, "000000");
        device.clock().pass(Duration.ofHours(2));
      }
      vault.refuseKeys(refusedKeys);
      vault.dieIn(calls, after);
      step.take(container);
      return false;
    } catch (DyingVault.Death death) {
      return true;
    }
  }

  private static boolean opensData(String alias) {
    return !alias.equals("identity") && !alias.startsWith("control.");
  }

  private static UnlockResult unlock(Container container, String passcode)
      throws ContainerException {
    return container.unlock(Passcode.of(passcode));
  }
}
