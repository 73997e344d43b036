package dev.cordon.bench.android;

import android.app.Application;
import dev.cordon.core.android.window.WindowWatch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** An application that holds a watch on whatever the SDK does in its life cycle. */
public final class TimedApplication extends Application {
  private @Nullable ActivityLifecycleCallbacks sdk;
  private long nanos;

  /** Times {@code work} too. */
  void time(Runnable work) {
    long before = System.nanoTime();
    work.run();
    nanos += System.nanoTime() - before;
  }

  double millis() {
    return nanos / 1e6;
  }

  /** What the SDK does before the first frame. */
  void firstLook() {
    if (sdk instanceof WindowWatch windows) {
      time(windows::apply);
    } else {
      throw new IllegalStateException("nothing watches the windows");
    }
  }

  @Override
  public void registerActivityLifecycleCallbacks(ActivityLifecycleCallbacks callbacks) {
    sdk = callbacks;
    Object timed =
        Proxy.newProxyInstance(
            callbacks.getClass().getClassLoader(),
            new Class<?>[] {ActivityLifecycleCallbacks.class},
            (proxy, method, arguments) -> timed(callbacks, method, arguments));
    super.registerActivityLifecycleCallbacks((ActivityLifecycleCallbacks) timed);
  }

  private @Nullable Object timed(Object callbacks, Method method, Object[] arguments)
      throws Throwable {
    long before = System.nanoTime();
    try {
      return method.invoke(callbacks, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    } finally {
      nanos += System.nanoTime() - before;
    }
  }
}
