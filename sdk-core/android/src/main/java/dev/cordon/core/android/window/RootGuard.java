package dev.cordon.core.android.window;

import android.view.View;

/** Guards work windows, each by its root view. Called on the main thread; must be cheap. */
public interface RootGuard {
  /** Called at every look at the windows, for the first time before {@code root} is drawn. */
  default void seen(View root) {}

  /** Called when views of {@code root} may have come or gone, before they are drawn. */
  default void laidOut(View root) {}
}
