package dev.cordon.mail.android.stage;

import android.app.Activity;
import android.os.Parcelable;
import android.util.SparseArray;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One screen. The object lives from when it is put on the stage until it is taken off, across
 * rotations; its views live as long as the activity that shows them. What is typed into the views
 * is carried over in memory and never leaves the process. Main thread only.
 */
public abstract class Screen {
  private final SparseArray<Parcelable> typed = new SparseArray<>();
  private @Nullable Stage stage;
  private @Nullable Activity activity;
  private @Nullable View view;
  private @Nullable Jobs jobs;

  /** The layout to inflate. */
  protected abstract int layout();

  /** Fills fresh views and gives them their listeners. */
  protected abstract void show(View view);

  /** Called once, when the screen comes onto the stage and before its views are made. */
  protected void begin() {}

  /** What was typed was put back into the views. */
  protected void restored(View view) {}

  /** The views are about to go, or the employee is about to leave. */
  protected void pause(View view) {}

  /** The container's state changed, but not the screen that belongs to it. */
  protected void stateChanged() {}

  /** The back button; whether the screen used it itself. */
  protected boolean back() {
    return false;
  }

  /** Where this is, if it is worth returning to. */
  protected Optional<Place> place() {
    return Optional.empty();
  }

  /** The stage this screen is on. */
  protected final Stage stage() {
    return there(stage);
  }

  /** This screen's work off the main thread. */
  protected final Jobs jobs() {
    return there(jobs);
  }

  /** The views, while there are any. */
  protected final Optional<View> view() {
    return Optional.ofNullable(view);
  }

  /** The activity that shows this, while there is one. */
  protected final Optional<Activity> activity() {
    return Optional.ofNullable(activity);
  }

  final void onto(Stage stage, Jobs jobs) {
    this.stage = stage;
    this.jobs = jobs;
    begin();
  }

  final void raise(Activity activity, ViewGroup frame) {
    this.activity = activity;
    View fresh = LayoutInflater.from(activity).inflate(layout(), frame, false);
    view = fresh;
    // What a window saves by itself goes to the system process; this is carried over here.
    fresh.setSaveFromParentEnabled(false);
    Insets.follow(fresh);
    frame.addView(fresh);
    show(fresh);
    fresh.restoreHierarchyState(typed);
    restored(fresh);
  }

  final void pauseNow() {
    if (view != null) {
      pause(view);
    }
  }

  final void lower(ViewGroup frame) {
    if (view != null) {
      pause(view);
      typed.clear();
      view.saveHierarchyState(typed);
      frame.removeView(view);
    }
    view = null;
    activity = null;
  }

  final void off() {
    jobs().end();
    typed.clear();
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not on a stage");
    }
    return part;
  }
}
