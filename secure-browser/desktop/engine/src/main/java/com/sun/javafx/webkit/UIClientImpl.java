package com.sun.javafx.webkit;

import com.sun.webkit.UIClient;
import com.sun.webkit.WebPage;
import com.sun.webkit.graphics.WCImage;
import com.sun.webkit.graphics.WCRectangle;
import dev.cordon.browser.engine.page.PageView;
import java.util.Optional;
import javafx.scene.web.WebView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shadow: what a page asks of the window around it. Answers come from the {@link PageView} that the
 * view belongs to; a page without one gets nothing.
 */
public final class UIClientImpl implements UIClient {
  private final Accessor accessor;

  public UIClientImpl(Accessor accessor) {
    this.accessor = accessor;
  }

  private Optional<PageView> page() {
    return PageView.of(accessor.getView());
  }

  @Override
  public @Nullable WebPage createPage(
      boolean menu, boolean status, boolean toolbar, boolean resizable) {
    return page().flatMap(PageView::newPage).orElse(null);
  }

  @Override
  public void closePage() {
    page().ifPresent(PageView::closeByScript);
  }

  @Override
  public void showView() {}

  @Override
  public @Nullable WCRectangle getViewBounds() {
    WebView view = accessor.getView();
    Window window = view == null || view.getScene() == null ? null : view.getScene().getWindow();
    return window == null
        ? null
        : new WCRectangle(
            (float) window.getX(),
            (float) window.getY(),
            (float) window.getWidth(),
            (float) window.getHeight());
  }

  /** Pages do not move the window. */
  @Override
  public void setViewBounds(WCRectangle bounds) {}

  /** There is no line for it: a page could write there what looks like the window's own words. */
  @Override
  public void setStatusbarText(String text) {}

  @Override
  public void alert(String text) {
    page().ifPresent(page -> page.dialogs().alert(text));
  }

  @Override
  public boolean confirm(String text) {
    return page().map(page -> page.dialogs().confirm(text)).orElse(false);
  }

  @Override
  public @Nullable String prompt(String text, @Nullable String proposed) {
    return page()
        .flatMap(page -> page.dialogs().prompt(text, proposed == null ? "" : proposed))
        .orElse(null);
  }

  @Override
  public boolean canRunBeforeUnloadConfirmPanel() {
    return false;
  }

  @Override
  public boolean runBeforeUnloadConfirmPanel(String message) {
    return true;
  }

  @Override
  public String @Nullable [] chooseFile(
      @Nullable String initialName, boolean several, @Nullable String accept) {
    return page()
        .map(page -> page.pickFiles(several, accept == null ? "" : accept))
        .filter(paths -> paths.length > 0)
        .orElse(null);
  }

  @Override
  public void print() {
    page().ifPresent(PageView::print);
  }

  @Override
  public void startDrag(
      @Nullable WCImage image,
      int imageX,
      int imageY,
      int x,
      int y,
      String[] mediaTypes,
      Object[] values,
      boolean isImage) {
    page().ifPresent(page -> page.drags().start(mediaTypes, values));
  }

  @Override
  public void confirmStartDrag() {
    page().ifPresent(page -> page.drags().confirm());
  }

  @Override
  public boolean isDragConfirmed() {
    return page().map(page -> page.drags().isWanted()).orElse(false);
  }
}
