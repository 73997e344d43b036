package dev.cordon.bench.android;

import android.app.Application;
import android.app.Application.ActivityLifecycleCallbacks;
import dev.cordon.core.android.WorkWindows;
import dev.cordon.core.android.window.WindowWatch;

/** Refers to the SDK, so that whoever loads this class loads the SDK too. */
public final class LinkedSdk implements Sdk {
  @Override
  public void protect(Application application) {
    WorkWindows.protect(application);
  }

  @Override
  public void firstLook(ActivityLifecycleCallbacks callbacks) {
    ((WindowWatch) callbacks).apply();
  }
}
