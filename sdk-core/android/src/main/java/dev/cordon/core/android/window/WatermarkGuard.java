package dev.cordon.core.android.window;

import android.view.View;
import dev.cordon.core.android.rule.Rules;
import java.util.Map;
import java.util.WeakHashMap;

/** Lays a {@link Watermark} over every work window, if the policy wants it (requirement F1). */
public final class WatermarkGuard implements RootGuard {
  private final Rules rules;
  private final Map<View, Boolean> marked = new WeakHashMap<>();

  public WatermarkGuard(Rules rules) {
    this.rules = rules;
  }

  @Override
  public void seen(View root) {
    boolean wanted = rules.marksScreens();
    Boolean before = marked.get(root);
    if (before == null && wanted) {
      root.getOverlay().add(new Watermark(rules, root.getResources().getDisplayMetrics()));
    } else if (before != null && before != wanted) {
      root.invalidate(); // it draws nothing any more, or again
    }
    if (before != null || wanted) {
      marked.put(root, wanted);
    }
  }
}
