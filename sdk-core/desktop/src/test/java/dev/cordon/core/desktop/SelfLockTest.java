package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.EnrolledContainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D2")
class SelfLockTest {
  private static final int IDLE_SECONDS = Access.DEFAULT.idleLockSeconds();
  private static final int AWAY_SECONDS = Access.DEFAULT.lockOnBackgroundSeconds();
  private EnrolledContainer work;
  private PlayedTime time;
  private SelfLock lock;

  @BeforeEach
  void anOpenContainerLocksByItself() {
    work = EnrolledContainer.create();
    time = new PlayedTime(work.device().clock());
    lock = SelfLock.of(work.container(), work.device().clock(), time);
    lock.entered();
  }

  @AfterEach
  void letGo() {
    lock.close();
    work.close();
  }

  private boolean isOpen() {
    return work.container().state() instanceof ContainerState.Open;
  }

  @Test
  void withoutInputItLocksWhenTheTimeIsOver() {
    time.pass(IDLE_SECONDS - 1);
    assertTrue(isOpen());
    time.pass(1);
    assertFalse(isOpen());
  }

  @Test
  void eachInputBeginsTheTimeAnew() {
    time.pass(IDLE_SECONDS - 1);
    lock.touched();
    time.pass(IDLE_SECONDS - 1);
    assertTrue(isOpen());
    time.pass(1);
    assertFalse(isOpen());
  }

  @Test
  void openedAgainItLocksAgain() {
    time.pass(IDLE_SECONDS);
    work.open();
    time.pass(IDLE_SECONDS - 1);
    assertTrue(isOpen());
    time.pass(1);
    assertFalse(isOpen());
  }

  @Test
  void withoutAnyWindowInFocusItLocksSooner() {
    lock.left();
    time.pass(AWAY_SECONDS - 1);
    assertTrue(isOpen());
    time.pass(1);
    assertFalse(isOpen());
  }

  @Test
  void whatIsSaidTwiceGainsNoTime() {
    lock.left();
    time.pass(AWAY_SECONDS - 1);
    lock.left(); // another window went, a tooltip say
    time.pass(1);
    assertFalse(isOpen());
  }

  @Test
  void whoComesBackInTimeWorksOn() {
    lock.left();
    time.pass(AWAY_SECONDS - 1);
    lock.entered();
    time.pass(AWAY_SECONDS + 1);
    assertTrue(isOpen());
  }

  @Test
  void theFirstTouchAfterASleepThatWasTooLongLocksInsteadOfWorkingOn() {
    time.sleep(Duration.ofSeconds(IDLE_SECONDS));
    lock.touched();
    time.run();
    assertFalse(isOpen());
  }

  @Test
  void withoutATouchItLocksSoonAfterWaking() {
    time.sleep(Duration.ofHours(8));
    time.pass(10);
    assertFalse(isOpen());
  }

  @Test
  void theSameWhereTheSystemDoesNotCountItsSleep() {
    work.device().clock().losesSleep();
    time.sleep(Duration.ofHours(8));
    lock.touched();
    time.run();
    assertFalse(isOpen());
  }

  @Test
  void aClockTurnedBackGainsNoTime() {
    time.pass(IDLE_SECONDS - 10);
    work.device().clock().turn(Duration.ofDays(-1));
    time.pass(10);
    assertFalse(isOpen());
  }

  @Test
  void aShorterTimeInThePolicyCountsAtOnce() {
    time.pass(20);
    Access usual = Access.DEFAULT;
    work.publish(
        Policy.DEFAULT.withAccess(
            new Access(
                usual.passcode(),
                usual.maxAttempts(),
                usual.whenExceeded(),
                usual.attemptDelay(),
                15,
                usual.lockOnBackgroundSeconds(),
                usual.whenUnprotected(),
                usual.biometric(),
                usual.biometricUntilMinutes())));
    time.run();
    assertFalse(isOpen());
  }

  @Test
  void closedItLeavesTheContainerAlone() {
    lock.left();
    lock.close();
    time.pass(IDLE_SECONDS + 10);
    assertTrue(isOpen());
    assertEquals(0, time.waiting(), "and waits for nothing");
  }

  /** In a process of its own, since this one may have been started without a display. */
  @Test
  void windowsOfAwtTellInputAndFocus() throws Exception {
    Process display = display();
    try {
      Process windows = start(firstLine(display));
      assertEquals(WindowsOfAwt.ALL, lines(windows));
    } finally {
      display.destroyForcibly().waitFor();
    }
  }

  private static Process start(String number) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                WindowsOfAwt.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("DISPLAY", ":" + number);
    return builder.start();
  }

  private static Process display() {
    try {
      return new ProcessBuilder(
              "Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp")
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException none) {
      assumeTrue(false, "SKIPPED: there is no Xvfb, so no window of AWT was looked at");
      throw new IllegalStateException(none);
    }
  }

  private static String firstLine(Process process) throws IOException {
    return reader(process).readLine();
  }

  private static List<String> lines(Process process) {
    return reader(process).lines().collect(Collectors.toList());
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
