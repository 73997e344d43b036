package dev.cordon.bench.android;

import android.app.Application;
import android.app.Application.ActivityLifecycleCallbacks;

/** The SDK as an app starts with it; loaded by a class loader of its own. */
public interface Sdk {
  /** The one line in {@code Application.onCreate}. */
  void protect(Application application);

  /** What {@code callbacks}, which {@link #protect} registered, do before the first frame. */
  void firstLook(ActivityLifecycleCallbacks callbacks);
}
