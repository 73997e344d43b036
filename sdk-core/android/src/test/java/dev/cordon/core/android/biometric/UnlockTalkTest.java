package dev.cordon.core.android.biometric;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.os.Build;
import android.os.CancellationSignal;
import android.os.Looper;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.android.AndroidContainers;
import dev.cordon.core.android.keystore.AwaitedKey;
import dev.cordon.core.android.keystore.UserKeys;
import dev.cordon.core.android.keystore.WorkPlace;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import dev.cordon.testing.android.FakeAndroidKeyStore.Trouble;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.Shadows;

/** From the first question to the result, with a person in the place of the system's prompt. */
@Tag("D1")
@RunWith(RobolectricTestRunner.class)
public final class UnlockTalkTest {
  private static final String PASSCODE = "738291";
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();
  private final List<BiometricResult> results = new ArrayList<>();
  private Container work;
  private Consumer<Recognition.Answer> person = answer -> recognised(answer);
  private int prompts;

  @Before
  public void open() throws Exception {
    assumeTrue(Build.VERSION.SDK_INT >= 28);
    work = AndroidContainers.open(Robolectric.buildActivity(Activity.class).get());
    work.setPasscode(Passcode.of(PASSCODE));
  }

  @After
  public void takeAway() {
    if (work != null) {
      work.close();
    }
    keystore.close();
  }

  @Test
  public void aFingerThatWasSwitchedOnOpens() throws Exception {
    assertOpened(enable());
    work.lock();

    assertOpened(unlock());

    assertEquals(new ContainerState.Open(), work.state());
    assertEquals(2, prompts);
  }

  @Test
  public void withoutRecognitionTheKeyDoesNotWork() throws Exception {
    assertOpened(enable());
    work.lock();
    person = Recognition.Answer::recognised; // a lie: the system recognised nobody

    BiometricResult.Failed failed = (BiometricResult.Failed) unlock();

    assertTrue(failed.problem() instanceof VaultUnavailableException);
    assertEquals(new ContainerState.Locked(), work.state());
    assertTrue(work.biometrics().slot().isPresent());
  }

  @Test
  public void aWrongPasscodeSwitchesNothingOnAndLeavesNoKey() throws Exception {
    BiometricResult.Judged judged = (BiometricResult.Judged) enable("000000");
    assertEquals(new UnlockResult.Wrong(9, Duration.ZERO), judged.result());
    assertFalse(keystore.names().stream().anyMatch(name -> name.contains("/user.")));
  }

  @Test
  public void whoCancelsLeavesNoKey() {
    person = answer -> answer.ended(new BiometricResult.Cancelled());
    assertEquals(new BiometricResult.Cancelled(), enable());
    assertFalse(keystore.names().stream().anyMatch(name -> name.contains("/user.")));
  }

  @Test
  public void onlyTheFirstWordCounts() throws Exception {
    assertOpened(enable());
    work.lock();
    person =
        answer -> {
          answer.ended(new BiometricResult.PasscodeWanted());
          answer.ended(new BiometricResult.Cancelled());
          recognised(answer);
        };
    assertEquals(new BiometricResult.PasscodeWanted(), unlock());
    assertEquals(new ContainerState.Locked(), work.state());
  }

  @Test
  public void anotherFingerOnTheDeviceSwitchesItOff() throws Exception {
    assertOpened(enable());
    work.lock();
    keystore.enrolFinger();

    BiometricResult.Refused refused = (BiometricResult.Refused) unlock();

    assertEquals(Code.BIOMETRIC_CHANGED, refused.why().code());
    assertFalse(refused.why().text(Locale.JAPANESE).isEmpty());
    assertFalse(work.biometrics().slot().isPresent());
    assertEquals(1, prompts);
    assertFalse(keystore.names().stream().anyMatch(name -> name.contains("/user.")));
  }

  @Test
  public void aScreenLockTakenAwaySwitchesItOff() throws Exception {
    assertOpened(enable());
    work.lock();
    keystore.removeScreenLock();
    assertRefused(Code.BIOMETRIC_CHANGED, unlock());
    assertRefused(Code.BIOMETRIC_UNAVAILABLE, enable());
  }

  @Test
  public void aKeystoreThatDoesNotAnswerSwitchesNothingOff() throws Exception {
    assertOpened(enable());
    work.lock();
    keystore.trouble(Trouble.SYSTEM_ERROR);
    assertTrue(unlock() instanceof BiometricResult.Failed);
    keystore.recover();
    assertOpened(unlock());
  }

  @Test
  public void thePolicyMayForbidIt() throws Exception {
    assertOpened(enable());
    work.organisation().join(MEMBERSHIP, "{}", 1, forbidding(), 1);
    work.lock();
    assertRefused(Code.BIOMETRIC_BLOCKED, unlock());
    assertRefused(Code.BIOMETRIC_BLOCKED, enable());
    assertEquals(1, prompts);
  }

  @Test
  public void itIsRefusedUntilItWasSwitchedOn() {
    work.lock();
    assertRefused(Code.BIOMETRIC_NOT_SET, unlock());
    assertEquals(0, prompts);
  }

  @Test
  public void everyErrorOfThePromptHasAMeaning() {
    assertRefused(Code.BIOMETRIC_LOCKED_OUT, PromptErrors.meaning(7));
    assertRefused(Code.BIOMETRIC_LOCKED_OUT, PromptErrors.meaning(9));
    assertRefused(Code.BIOMETRIC_UNAVAILABLE, PromptErrors.meaning(1));
    assertRefused(Code.BIOMETRIC_UNAVAILABLE, PromptErrors.meaning(11));
    assertRefused(Code.BIOMETRIC_UNAVAILABLE, PromptErrors.meaning(12));
    assertRefused(Code.BIOMETRIC_UNAVAILABLE, PromptErrors.meaning(15));
    assertEquals(new BiometricResult.Cancelled(), PromptErrors.meaning(5));
    assertEquals(new BiometricResult.Cancelled(), PromptErrors.meaning(10));
    assertEquals(new BiometricResult.PasscodeWanted(), PromptErrors.meaning(13));
  }

  private static final Membership MEMBERSHIP =
      new Membership("enrolment", "0".repeat(64), URI.create("https://mam.example"), "sha256/none");

  private static Policy forbidding() {
    Access base = Access.DEFAULT;
    Access access =
        new Access(
            base.passcode(),
            base.maxAttempts(),
            base.whenExceeded(),
            base.attemptDelay(),
            base.idleLockSeconds(),
            base.lockOnBackgroundSeconds(),
            Access.WhenUnprotected.ALLOW,
            Permission.BLOCKED,
            base.biometricUntilMinutes());
    return Policy.DEFAULT.withAccess(access).withPosture(anyDevice());
  }

  /** Nothing but the policy's word on fingers refuses, whatever device this is simulated to be. */
  private static PostureRules anyDevice() {
    PostureRules rules = PostureRules.DEFAULT;
    for (HealthCheck check : HealthCheck.values()) {
      rules = rules.withCheck(check, Optional.empty());
    }
    return rules;
  }

  private BiometricResult unlock() {
    talk().unlock();
    return result();
  }

  private BiometricResult enable() {
    return enable(PASSCODE);
  }

  private BiometricResult enable(String passcode) {
    talk().enable(Passcode.of(passcode));
    return result();
  }

  private UnlockTalk talk() {
    Activity activity = Robolectric.buildActivity(Activity.class).get();
    return new UnlockTalk(
        activity,
        work,
        UserKeys.of(WorkPlace.NAME, false),
        this::ask,
        Runnable::run,
        new CancellationSignal(),
        results::add);
  }

  private void ask(
      Activity activity, AwaitedKey key, CancellationSignal cancel, Recognition.Answer answer) {
    prompts++;
    person.accept(answer);
  }

  private void recognised(Recognition.Answer answer) {
    keystore.recognise();
    answer.recognised();
  }

  private BiometricResult result() {
    Shadows.shadowOf(Looper.getMainLooper()).idle();
    assertEquals(1, results.size());
    return results.remove(0);
  }

  private static void assertOpened(BiometricResult result) {
    assertEquals(new BiometricResult.Judged(new UnlockResult.Opened()), result);
  }

  private static void assertRefused(Code code, BiometricResult result) {
    assertEquals(code, ((BiometricResult.Refused) result).why().code());
  }
}
