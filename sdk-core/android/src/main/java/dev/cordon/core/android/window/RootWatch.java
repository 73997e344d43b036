package dev.cordon.core.android.window;

import android.view.View;
import android.view.ViewTreeObserver;
import android.view.WindowManager;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Listens at each work window for what may bring new windows or views: layouts, frames, a change of
 * focus. Listeners are added to lists, so the app's own stay.
 */
final class RootWatch implements RootGuard {
  private final Set<View> known = Collections.newSetFromMap(new WeakHashMap<>());
  private final Runnable look;
  private final Runnable focusChanged;
  private final Consumer<View> laidOut;
  private final BooleanSupplier mayDraw;

  RootWatch(Runnable look, Runnable focusChanged, Consumer<View> laidOut, BooleanSupplier mayDraw) {
    this.look = look;
    this.focusChanged = focusChanged;
    this.laidOut = laidOut;
    this.mayDraw = mayDraw;
  }

  @Override
  public void seen(View root) {
    if (known.add(root)) {
      listen(root);
      laidOut.accept(root);
    }
  }

  private void listen(View root) {
    ViewTreeObserver tree = root.getViewTreeObserver();
    tree.addOnGlobalLayoutListener(() -> laidOut.accept(root));
    tree.addOnWindowFocusChangeListener(focused -> focusChanged.run());
    tree.addOnPreDrawListener(() -> looked(root) && mayDraw.getAsBoolean());
    root.addOnAttachStateChangeListener(new Forget());
  }

  /**
   * Whether the look left this very window as it is; if not, its frame waits for the next
   * traversal, where the system hears of the new flags before anything is drawn.
   */
  private boolean looked(View root) {
    int before = flags(root);
    look.run();
    return flags(root) == before;
  }

  private static int flags(View root) {
    return root.getLayoutParams() instanceof WindowManager.LayoutParams attributes
        ? attributes.flags
        : 0;
  }

  /** A dialog may be shown again; its window then has new listeners' lists, all empty. */
  private final class Forget implements View.OnAttachStateChangeListener {
    @Override
    public void onViewAttachedToWindow(View root) {}

    @Override
    public void onViewDetachedFromWindow(View root) {
      root.removeOnAttachStateChangeListener(this);
      known.remove(root);
    }
  }
}
