package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.Activity;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.testing.EnrolledContainer;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowSystemClock;

/** D2, D7: the life of the app's activities locks the container, on a real worker thread. */
@Tag("D2")
@Tag("D7")
@RunWith(RobolectricTestRunner.class)
public final class BackgroundTest {
  private EnrolledContainer work;
  private Registration followed;
  private ActivityController<Activity> controller;

  @Before
  public void workIsInFront() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    controller = Robolectric.buildActivity(Activity.class).setup();
    Windows.settle();
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  private void away(int seconds) {
    controller.pause().stop();
    ShadowSystemClock.advanceBy(Duration.ofSeconds(seconds));
    controller.restart().start().resume();
  }

  @Test
  public void afterALongAbsenceNothingIsDrawnBeforeItIsLocked() {
    synchronized (work.container()) { // nobody can lock it as long as this is held
      away(61);
      assertTrue(isOpen());
      assertFalse(mayDraw());
    }
    awaitLock();
    awaitDrawing();
  }

  private boolean mayDraw() {
    return !controller.get().getWindow().getDecorView().getViewTreeObserver().dispatchOnPreDraw();
  }

  /** Whoever locked says so a moment after it is locked. */
  private void awaitDrawing() {
    long give = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!mayDraw() && System.nanoTime() < give) {
      Windows.settle();
    }
    assertTrue(mayDraw());
  }

  private void awaitLock() {
    long give = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (isOpen() && System.nanoTime() < give) {
      Thread.onSpinWait();
    }
    Windows.settle();
    assertEquals(new ContainerState.Locked(), work.container().state());
  }

  private boolean isOpen() {
    return work.container().state() instanceof ContainerState.Open;
  }

  @Test
  public void aShortAbsenceChangesNothing() {
    away(59);
    assertTrue(mayDraw());
    assertTrue(isOpen());
  }

  @Test
  public void aRotationIsNoAbsence() {
    work.publish(Policies.locks(300, 0));
    synchronized (work.container()) { // a lock that was ordered would wait here
      controller.recreate();
      Windows.settle();
      assertTrue(mayDraw());
    }
  }

  @Test
  public void aSecondActivityInFrontIsNoAbsence() {
    ActivityController<Activity> second = Robolectric.buildActivity(Activity.class).setup();
    controller.pause().stop();
    ShadowSystemClock.advanceBy(Duration.ofSeconds(61));
    second.pause();
    controller.restart().start().resume();
    second.stop();
    assertTrue(mayDraw());
    assertTrue(isOpen());
  }
}
