package dev.cordon.core.android.field;

import android.view.DragEvent;
import android.view.View;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;

/**
 * Drag and drop across the edge of work windows (requirement F5), as offered to a view that lies
 * over the window. A drag with content that started in the window is cancelled unless the gate lets
 * content go to any app; a drag from elsewhere is swallowed unless the gate takes it in. A drag
 * without content, such as for sorting a list, is none of its business.
 */
public final class DragGuard implements View.OnDragListener {
  private static final String SOME_APP = "";

  private final Rules rules;

  public DragGuard(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean onDrag(View cover, DragEvent event) {
    if (event.getAction() != DragEvent.ACTION_DRAG_STARTED) {
      return false; // a drop that was swallowed has failed
    }
    if (event.getClipDescription() == null) {
      return false;
    }
    if (!mayLeave()) {
      cover.cancelDragAndDrop(); // does nothing unless this very window started it
    }
    return !mayComeIn();
  }

  private boolean mayLeave() {
    return rules.judge(new Action.Share(SOME_APP, false)) instanceof Decision.Allowed;
  }

  private boolean mayComeIn() {
    return rules.letsIn(new Action.Receive(SOME_APP, false))
        && rules.letsIn(new Action.PasteText(""));
  }
}
