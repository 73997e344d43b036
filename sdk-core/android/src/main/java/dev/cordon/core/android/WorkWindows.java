package dev.cordon.core.android;

import android.app.Activity;
import android.app.Application;
import android.content.Context;
import android.os.Build;
import android.os.Handler;
import android.os.Looper;
import android.os.SystemClock;
import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.android.field.DragGuard;
import dev.cordon.core.android.life.SelfLocks;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.android.window.ScreenGuard;
import dev.cordon.core.android.window.WindowWatch;
import dev.cordon.core.lock.BackgroundLock;
import dev.cordon.core.lock.IdleLock;
import dev.cordon.core.lock.Later;
import dev.cordon.core.lock.WorkerThread;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Guards every window of the app that shows work, by one line in {@code Application.onCreate}:
 *
 * <pre>{@code
 * WorkWindows.protect(this);
 * }</pre>
 *
 * <p>From then on work windows stay out of pictures and recordings, what is copied in them is
 * judged by the gate, their fields tell nothing to keyboards' dictionaries or autofill services,
 * and the container locks by itself after the app was left. Until {@link AndroidContainers#open}
 * has opened a container the strictest rules hold; then its policy decides, and every change of it
 * counts at once. Nothing of the app is replaced: no base class, no window callback, no listener.
 *
 * <p>Call it on the main thread.
 */
public final class WorkWindows {
  private static @Nullable WorkWindows ofThisProcess; // guarded by WorkWindows.class

  private final Application application;
  private final Rules rules = new Rules();
  private boolean protecting; // guarded by this

  private WorkWindows(Application application) {
    this.application = application;
  }

  /** Every activity of the app shows work. A second call changes nothing. */
  public static void protect(Application application) {
    protect(application, activity -> true);
  }

  /**
   * Only some activities show work; all others, and their dialogs, are left alone. A second call
   * changes nothing.
   *
   * @param showsWork asked once for each activity, before its {@code onCreate}
   */
  public static void protect(Application application, Predicate<Activity> showsWork) {
    of(application).start(showsWork);
  }

  /** Whether the app's windows are guarded. */
  static boolean isProtecting(Context context) {
    WorkWindows windows = of(context);
    synchronized (windows) {
      return windows.protecting;
    }
  }

  /**
   * How well pictures of work are kept from being taken here. Below API 29 dialogs and popups
   * cannot be found by public means: an app must flag its own.
   */
  static ProtectionLevel screenCapture(Context context) {
    if (!isProtecting(context)) {
      return ProtectionLevel.UNAVAILABLE;
    }
    return Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q
        ? ProtectionLevel.ENFORCED
        : ProtectionLevel.BEST_EFFORT;
  }

  /**
   * Has {@code container} decide from now on, instead of one that was followed before. Safe for
   * many threads.
   *
   * @return closing it makes the strictest rules hold again
   */
  static Registration follow(Context context, Container container) {
    return of(context).rules.follow(container);
  }

  private static synchronized WorkWindows of(Context context) {
    Application application = (Application) context.getApplicationContext();
    WorkWindows windows = ofThisProcess;
    if (windows == null || windows.application != application) { // another one: in tests only
      windows = new WorkWindows(application);
      ofThisProcess = windows;
    }
    return windows;
  }

  private synchronized void start(Predicate<Activity> showsWork) {
    if (protecting) {
      return;
    }
    protecting = true;
    WindowWatch windows = watch(showsWork);
    onMainThread(windows::apply);
    application.registerActivityLifecycleCallbacks(windows);
  }

  private WindowWatch watch(Predicate<Activity> showsWork) {
    Later worker = new WorkerThread();
    SelfLocks locks =
        new SelfLocks(
            new BackgroundLock(rules, SystemClock::elapsedRealtime, worker),
            new IdleLock(rules, SystemClock::elapsedRealtime, worker));
    WindowWatch windows =
        new WindowWatch(showsWork, new ScreenGuard(rules), locks, new DragGuard(rules));
    windows.add(new ContentGuards(application, rules, windows::hasFocus, locks::touched));
    return windows;
  }

  private void onMainThread(Runnable apply) {
    Handler main = new Handler(Looper.getMainLooper());
    rules.onChange(
        () -> {
          if (Looper.myLooper() == Looper.getMainLooper()) {
            apply.run();
          } else {
            main.post(apply);
          }
        });
  }
}
