package dev.cordon.bench.android;

import android.app.Application;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** An application that holds a watch on whatever the SDK does in its life cycle. */
public final class TimedApplication extends Application {
  private @Nullable ActivityLifecycleCallbacks sdk;
  private final Watch watch = new Watch();

  /** Times {@code work} too. */
  void time(Runnable work) {
    watch.start();
    work.run();
    watch.stop();
  }

  /** What the SDK took by now. */
  Watch watch() {
    return watch;
  }

  /** What the SDK does before the first frame. */
  void firstLook(Sdk started) {
    ActivityLifecycleCallbacks watching = sdk;
    if (watching == null) {
      throw new IllegalStateException("nothing watches the windows");
    }
    time(() -> started.firstLook(watching));
  }

  @Override
  public void registerActivityLifecycleCallbacks(ActivityLifecycleCallbacks callbacks) {
    sdk = callbacks;
    Object timed =
        Proxy.newProxyInstance(
            TimedApplication.class.getClassLoader(), // not a new class for each start
            new Class<?>[] {ActivityLifecycleCallbacks.class},
            (proxy, method, arguments) -> timed(callbacks, method, arguments));
    super.registerActivityLifecycleCallbacks((ActivityLifecycleCallbacks) timed);
  }

  private @Nullable Object timed(Object callbacks, Method method, Object[] arguments)
      throws Throwable {
    watch.start();
    try {
      return method.invoke(callbacks, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    } finally {
      watch.stop();
    }
  }
}
