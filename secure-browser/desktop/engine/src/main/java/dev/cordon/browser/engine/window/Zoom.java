package dev.cordon.browser.engine.window;

import com.sun.webkit.graphics.WCSize;
import dev.cordon.browser.engine.page.PageView;

/** How large a page is drawn: by the employee's word, or so that a wide page fits. */
final class Zoom {
  private static final double[] STEPS = {
    0.3, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4
  };
  private static final double LEAST_FIT = 0.35;

  private final PageView page;
  private double factor = 1;
  private boolean fits;

  Zoom(PageView page) {
    this.page = page;
    page.view().widthProperty().addListener((of, before, now) -> fit());
  }

  double factor() {
    return factor;
  }

  int percent() {
    return (int) Math.round(factor * 100);
  }

  boolean fits() {
    return fits;
  }

  void step(int direction) {
    double next = factor;
    for (double step : STEPS) {
      if (direction > 0 && step > factor + 0.01) {
        set(step);
        return;
      }
      if (direction < 0 && step < factor - 0.01) {
        next = step;
      }
    }
    set(next);
  }

  void reset() {
    set(1);
  }

  private void set(double now) {
    factor = now;
    page.view().setZoom(now);
  }

  /** Whether pages that are wider than the window are made smaller. */
  void fits(boolean now) {
    fits = now;
    set(1);
    fit();
  }

  void fit() {
    if (!fits) {
      return;
    }
    set(1);
    WCSize content = page.page().getContentSize(page.frames().get(0));
    double width = page.view().getWidth();
    if (content != null && width > 0 && content.getWidth() > width + 1) {
      set(Math.max(LEAST_FIT, width / content.getWidth()));
    }
  }
}
