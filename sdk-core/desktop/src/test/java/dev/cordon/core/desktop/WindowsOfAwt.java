package dev.cordon.core.desktop;

import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.testing.EnrolledContainer;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Robot;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A process with windows, moved about in as a user would; says what held, line by line. */
final class WindowsOfAwt {
  static final List<String> ALL =
      List.of("input counts", "another window of the app is no absence", "no window is one");
  private static final int LONGEST_WAIT_MILLIS = 30_000;

  private WindowsOfAwt() {}

  public static void main(String[] unused) throws Exception {
    try (EnrolledContainer work = EnrolledContainer.create()) {
      PlayedTime time = new PlayedTime(work.device().clock());
      try (SelfLock lock = SelfLock.of(work.container(), work.device().clock(), time)) {
        lock.followAwt();
        play(work, time);
      }
    }
    System.exit(0);
  }

  private static void play(EnrolledContainer work, PlayedTime time) throws Exception {
    Frame first = show("first", 0);
    time.pass(Access.DEFAULT.idleLockSeconds() - 1);
    Robot user = new Robot();
    user.mouseMove(50, 50);
    user.mouseMove(60, 60);
    user.waitForIdle();
    time.pass(Access.DEFAULT.idleLockSeconds() / 2);
    say(isOpen(work), ALL.get(0));

    Frame second = show("second", 300);
    time.pass(Access.DEFAULT.lockOnBackgroundSeconds() + 1);
    say(isOpen(work), ALL.get(1));

    EventQueue.invokeAndWait(
        () -> {
          second.dispose();
          first.setVisible(false);
        });
    user.waitForIdle();
    time.pass(Access.DEFAULT.lockOnBackgroundSeconds());
    say(!isOpen(work), ALL.get(2));
  }

  private static Frame show(String title, int x) throws Exception {
    Frame frame = new Frame(title);
    EventQueue.invokeAndWait(
        () -> {
          frame.setBounds(x, 0, 200, 200);
          frame.setVisible(true);
          frame.toFront();
          frame.requestFocus();
        });
    await(frame::isFocused);
    return frame;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int waited = 0; !condition.getAsBoolean(); waited += 20) {
      if (waited > LONGEST_WAIT_MILLIS) {
        throw new IllegalStateException("the window never got the focus");
      }
      Thread.sleep(20);
    }
  }

  private static boolean isOpen(EnrolledContainer work) {
    return work.container().state() instanceof ContainerState.Open;
  }

  private static void say(boolean holds, String what) {
    System.out.println(holds ? what : "NOT: " + what);
  }
}
