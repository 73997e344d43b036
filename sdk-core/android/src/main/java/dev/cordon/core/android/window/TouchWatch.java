package dev.cordon.core.android.window;

import android.content.Context;
import android.view.MotionEvent;
import android.view.View;
import android.view.ViewGroup;
import android.view.ViewGroup.LayoutParams;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * Notices touches without replacing anything of the app: over the content of each activity and
 * dialog lies a view that draws nothing, takes nothing and is unknown to accessibility. The system
 * offers it each touch first, and then the views below. Drags are offered to it likewise.
 */
final class TouchWatch implements RootGuard {
  private final Set<View> covered = Collections.newSetFromMap(new WeakHashMap<>());
  private final Supplier<Optional<View>> anActivitysRoot;
  private final Runnable touched;
  private final View.OnDragListener drags;

  TouchWatch(
      Supplier<Optional<View>> anActivitysRoot, Runnable touched, View.OnDragListener drags) {
    this.anActivitysRoot = anActivitysRoot;
    this.touched = touched;
    this.drags = drags;
  }

  @Override
  public void seen(View root) {
    if (!covered.contains(root) && isDecor(root)) {
      covered.add(root);
      ((ViewGroup) root).addView(cover(root), LayoutParams.MATCH_PARENT, LayoutParams.MATCH_PARENT);
    }
  }

  /** The frame of activities and dialogs takes any number of children; other roots may not. */
  private boolean isDecor(View root) {
    return root instanceof ViewGroup
        && anActivitysRoot.get().map(decor -> decor.getClass() == root.getClass()).orElse(false);
  }

  private View cover(View root) {
    View cover = new Cover(root.getContext(), touched);
    cover.setWillNotDraw(true);
    cover.setImportantForAccessibility(View.IMPORTANT_FOR_ACCESSIBILITY_NO);
    cover.setOnDragListener(drags);
    return cover;
  }

  /** Says no to everything, without telling accessibility that a finger is over it. */
  private static final class Cover extends View {
    private final Runnable touched;

    Cover(Context context, Runnable touched) {
      super(context);
      this.touched = touched;
    }

    @Override
    public boolean dispatchTouchEvent(MotionEvent event) {
      touched.run();
      return false;
    }

    /** A mouse, or TalkBack's finger. */
    @Override
    public boolean onHoverEvent(MotionEvent event) {
      touched.run();
      return false;
    }
  }
}
