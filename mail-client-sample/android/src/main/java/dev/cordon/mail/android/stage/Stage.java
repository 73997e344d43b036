package dev.cordon.mail.android.stage;

import android.app.Activity;
import android.os.Handler;
import android.view.ViewGroup;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The screens, one above the other, and the frame in which the top one is seen. Main thread. */
public final class Stage {
  private final Executor workers;
  private final Handler main;
  private final Deque<Screen> screens = new ArrayDeque<>(); // the top one first
  private Runnable usher = () -> {};
  private @Nullable Activity activity;
  private @Nullable ViewGroup frame;

  /** An empty stage. */
  public Stage(Executor workers, Handler main) {
    this.workers = workers;
    this.main = main;
  }

  /** Shows the top screen in {@code frame} from now on. */
  public void raise(Activity activity, ViewGroup frame, Runnable usher) {
    this.activity = activity;
    this.frame = frame;
    this.usher = usher;
    raiseTop();
  }

  /** The views go, with the activity. */
  public void lower() {
    lowerTop();
    activity = null;
    frame = null;
    usher = () -> {};
  }

  /** The employee is leaving for now. */
  public void pause() {
    if (!screens.isEmpty()) {
      screens.element().pauseNow();
    }
  }

  /** Asks which screen belongs to the container's state by now. */
  public void reconsider() {
    usher.run();
  }

  /** Tells every screen that the state changed within what it shows. */
  public void stateChanged() {
    for (Screen screen : new ArrayList<>(screens)) {
      screen.stateChanged();
    }
  }

  /** Takes all screens off and shows {@code root}. */
  public void replaceAll(Screen root) {
    lowerTop();
    clear();
    put(root);
    raiseTop();
  }

  /** Shows {@code screen} above the others. */
  public void push(Screen screen) {
    lowerTop();
    put(screen);
    raiseTop();
  }

  /** Takes the top screen off; whether there was one below it. */
  public boolean pop() {
    if (screens.size() < 2) {
      return false;
    }
    lowerTop();
    screens.pop().off();
    raiseTop();
    return true;
  }

  /** The back button: the screen's own way back, else one screen down; else the app is left. */
  public boolean back() {
    return !screens.isEmpty() && (screens.element().back() || pop());
  }

  /** Takes everything off, for good. */
  public void clear() {
    while (!screens.isEmpty()) {
      screens.pop().off();
    }
  }

  /** Where the employee is, from the bottom up. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    screens.descendingIterator().forEachRemaining(each -> each.place().ifPresent(places::add));
    return places;
  }

  private void put(Screen screen) {
    screens.push(screen);
    screen.onto(this, new Jobs(workers, main));
  }

  private void raiseTop() {
    if (activity != null && frame != null && !screens.isEmpty()) {
      screens.element().raise(activity, frame);
    }
  }

  private void lowerTop() {
    if (frame != null && !screens.isEmpty()) {
      screens.element().lower(frame);
    }
  }
}
