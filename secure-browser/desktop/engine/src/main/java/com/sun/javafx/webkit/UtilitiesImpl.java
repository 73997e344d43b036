package com.sun.javafx.webkit;

import com.sun.javafx.webkit.theme.PopupMenuImpl;
import com.sun.webkit.ContextMenu;
import com.sun.webkit.Pasteboard;
import com.sun.webkit.PopupMenu;
import com.sun.webkit.Utilities;
import dev.cordon.browser.engine.page.GatedPasteboard;
import dev.cordon.browser.engine.page.PageMenu;

/** Shadow: the engine's clipboard is the app's gate, its context menus are ours. */
public final class UtilitiesImpl extends Utilities {
  @Override
  protected Pasteboard createPasteboard() {
    return new GatedPasteboard();
  }

  @Override
  protected PopupMenu createPopupMenu() {
    return new PopupMenuImpl();
  }

  @Override
  protected ContextMenu createContextMenu() {
    return new PageMenu();
  }
}
