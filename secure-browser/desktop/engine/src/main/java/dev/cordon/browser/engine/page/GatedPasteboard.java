package dev.cordon.browser.engine.page;

import com.sun.webkit.Pasteboard;
import com.sun.webkit.graphics.WCImageFrame;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;

/**
 * The engine's clipboard: there is none in this process. What is copied goes to the app, which
 * judges it and puts it where it may; what is pasted comes from there.
 */
public final class GatedPasteboard implements Pasteboard {
  @Override
  public String getPlainText() {
    return PageView.focused()
        .flatMap(page -> page.services().mayIAtOnce(page.tab(), FromEngine.Wish.PASTE, ""))
        .map(PageView::tellFocused)
        .filter(ToEngine.Judged::allowed)
        .map(ToEngine.Judged::text)
        .orElse("");
  }

  /** Only text crosses the gate. */
  @Override
  public String getHtml() {
    return "";
  }

  @Override
  public void writePlainText(String text) {
    PageView.focused().ifPresent(page -> page.copy(text));
  }

  @Override
  public void writeSelection(boolean canSmartCopy, String text, String html) {
    writePlainText(text);
  }

  @Override
  public void writeImage(WCImageFrame frame) {}

  @Override
  public void writeUrl(String url, String markup) {
    writePlainText(url);
  }
}
