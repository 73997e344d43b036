package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.Activity;
import android.content.ClipDescription;
import android.view.DragEvent;
import android.view.View;
import dev.cordon.core.Registration;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.testing.EnrolledContainer;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowLog;
import org.robolectric.util.ReflectionHelpers;

/** F5: nothing is dragged across the edge of a work window unless the gate lets it. */
@Tag("F5")
@RunWith(RobolectricTestRunner.class)
public final class DragGuardTest {
  private static final Optional<ClipDescription> TEXT =
      Optional.of(new ClipDescription("", new String[] {"text/plain"}));

  private EnrolledContainer work;
  private Registration followed;
  private View root;

  @Before
  public void workIsInFront() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    root = Robolectric.buildActivity(Activity.class).setup().get().getWindow().getDecorView();
    Windows.settle();
    ShadowLog.clear();
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  /** Whether something in the window wants what is being dragged. */
  private boolean dragBegins(Optional<ClipDescription> content) {
    DragEvent event = ReflectionHelpers.callConstructor(DragEvent.class);
    ReflectionHelpers.setField(event, "mAction", DragEvent.ACTION_DRAG_STARTED);
    ReflectionHelpers.setField(event, "mClipDescription", content.orElse(null));
    return root.dispatchDragEvent(event);
  }

  /** Robolectric drags nothing, but the framework logs that there was nothing to cancel. */
  private static boolean wasCancelled() {
    return ShadowLog.getLogsForTag("View").stream().anyMatch(log -> log.msg.contains("cancel"));
  }

  @Test
  public void aDragOutOfTheWindowIsCancelled() {
    dragBegins(TEXT);
    assertTrue(wasCancelled());
  }

  @Test
  public void whereThePolicySendsToAnyAppItGoesOn() {
    work.publish(Policies.reach(Reach.ANY, Reach.ANY));
    dragBegins(TEXT);
    assertFalse(wasCancelled());
  }

  @Test
  public void aDragFromElsewhereIsTakenInOrSwallowedAsThePolicySays() {
    assertFalse("left to the views below", dragBegins(TEXT));
    work.publish(Policies.reach(Reach.MANAGED, Reach.MANAGED));
    assertTrue("swallowed by the cover", dragBegins(TEXT));
  }

  @Test
  public void sortingAListIsNoneOfItsBusiness() {
    assertFalse(dragBegins(Optional.empty()));
    assertEquals(false, wasCancelled());
  }
}
