package dev.cordon.core.android.window;

import android.app.Activity;
import android.app.Application;
import android.os.Build;
import android.os.Bundle;
import android.os.Looper;
import android.os.MessageQueue;
import android.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the windows that show work and hands each to the guards before its first frame.
 *
 * <p>Activities are told by the system. For all other windows there is no such call, so it looks at
 * the list of windows: before the next frame after anything happened in an activity's life or
 * focus, before every frame of a window it knows, before every frame in the second after a touch,
 * and whenever the main thread comes to rest. Each look costs a few microseconds.
 */
public final class WindowWatch implements Application.ActivityLifecycleCallbacks {
  private final WorkActivities activities;
  private final RootViews roots;
  private final ScreenGuard screen;
  private final Presence presence;
  private final FrameWatch frames = new FrameWatch(this::look);
  private final MessageQueue.IdleHandler atRest = this::lookAtRest;
  private final List<RootGuard> guards = new ArrayList<>();
  private int started;
  private int resumed;

  /**
   * @param showsWork which activities show work
   * @param drags asked about drags over work windows
   */
  public WindowWatch(
      Predicate<Activity> showsWork,
      ScreenGuard screen,
      Presence presence,
      View.OnDragListener drags) {
    this.activities = new WorkActivities(showsWork);
    this.roots = RootViews.of(activities::all);
    this.screen = screen;
    this.presence = presence;
    guards.add(screen);
    guards.add(new RootWatch(this::look, this::focusChanged, this::laidOut, presence::mayShow));
    guards.add(new TouchWatch(this::anActivitysRoot, this::touched, drags));
  }

  /** Hands every work window to {@code guard} too; to be called before the first one appears. */
  public void add(RootGuard guard) {
    guards.add(guard);
  }

  /** Looks at all windows now, after the rules changed. */
  public void apply() {
    activities.all().forEach(screen::recents);
    look();
  }

  /** Whether a work window receives the keys, so that what is copied now is copied there. */
  public boolean hasFocus() {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) {
      return resumed > 0; // dialogs are unknown there, but only one activity is resumed
    }
    return roots.all().stream().anyMatch(root -> root.hasWindowFocus() && activities.isWork(root));
  }

  private void look() {
    for (View root : roots.all()) {
      if (activities.isWork(root)) {
        guards.forEach(guard -> guard.seen(root));
      }
    }
  }

  private boolean lookAtRest() {
    look();
    return true;
  }

  private void laidOut(View root) {
    guards.forEach(guard -> guard.laidOut(root));
  }

  private void focusChanged() {
    look();
    frames.once();
  }

  private void touched() {
    presence.touched();
    frames.afterTouch();
  }

  private Optional<View> anActivitysRoot() {
    return activities.all().stream().findFirst().map(each -> each.getWindow().peekDecorView());
  }

  private void created(Activity activity) {
    if (activities.created(activity)) {
      screen.created(activity);
      frames.once();
    }
  }

  @Override
  public void onActivityPreCreated(Activity activity, @Nullable Bundle state) {
    created(activity);
  }

  @Override
  public void onActivityCreated(Activity activity, @Nullable Bundle state) {
    created(activity); // below API 29 the call above does not come
  }

  @Override
  public void onActivityStarted(Activity activity) {
    if (activities.isWork(activity) && started++ == 0) {
      Looper.myQueue().addIdleHandler(atRest);
      presence.entered();
    }
  }

  @Override
  public void onActivityResumed(Activity activity) {
    if (activities.isWork(activity)) {
      resumed++;
      frames.once();
    }
  }

  @Override
  public void onActivityPaused(Activity activity) {
    if (activities.isWork(activity)) {
      resumed--;
    }
  }

  @Override
  public void onActivityStopped(Activity activity) {
    if (activities.isWork(activity) && --started == 0) {
      Looper.myQueue().removeIdleHandler(atRest);
      if (!activity.isChangingConfigurations()) {
        presence.left();
      }
    }
  }

  @Override
  public void onActivitySaveInstanceState(Activity activity, Bundle state) {}

  @Override
  public void onActivityDestroyed(Activity activity) {
    activities.forget(activity);
  }
}
