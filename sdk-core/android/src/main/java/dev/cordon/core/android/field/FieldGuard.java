package dev.cordon.core.android.field;

import android.os.Build;
import android.view.SurfaceView;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.android.window.RootGuard;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Finds the fields of work windows as they appear, and closes what windows as a whole tell. */
public final class FieldGuard implements RootGuard {
  private final Rules rules;
  private final TextFields texts;
  private final PasteKey pasteKey;
  private final Set<View> closed = Collections.newSetFromMap(new WeakHashMap<>());

  public FieldGuard(Rules rules, TextFields texts, PasteKey pasteKey) {
    this.rules = rules;
    this.texts = texts;
    this.pasteKey = pasteKey;
  }

  @Override
  public void seen(View root) {
    if (closed.add(root)) {
      root.setImportantForAutofill(View.IMPORTANT_FOR_AUTOFILL_NO_EXCLUDE_DESCENDANTS);
      root.setFilterTouchesWhenObscured(true); // a window of another app lies over it
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
        ContentCaptureApi30.refuse(root);
      }
      if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
        UnhandledKeysApi28.add(root, pasteKey);
      }
    }
  }

  @Override
  public void laidOut(View view) {
    if (view instanceof TextView text) {
      texts.guard(text);
    } else if (view instanceof SurfaceView surface) {
      cover(surface);
    } else if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        laidOut(group.getChildAt(i));
      }
    }
  }

  /** A surface has a flag of its own; it is never taken away, as the app may have set it. */
  private void cover(SurfaceView surface) {
    if (rules.capturesBlocked()) {
      surface.setSecure(true);
    }
  }
}
