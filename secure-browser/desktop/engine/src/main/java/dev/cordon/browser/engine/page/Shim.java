package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import netscape.javascript.JSException;
import netscape.javascript.JSObject;

/**
 * Puts {@code shim.js} into every window object of a page before the page's own scripts: the engine
 * evaluates it as the embedder, so that no Content-Security-Policy concerns it and nothing of it
 * needs to stand in the document.
 */
final class Shim {
  private static final String TEXT = read();

  /** What a frame's window says of itself once it has the shim; its value is not guessable. */
  private final String mark = "cordon" + java.util.UUID.randomUUID().toString().replace("-", "");

  private final WebPage page;
  private final PageView view;

  /** Kept here: the engine holds what scripts see only weakly. */
  private final List<ScriptBridge> bridges = new ArrayList<>();

  private boolean installing;

  Shim(WebPage page, PageView view) {
    this.page = page;
    this.view = view;
  }

  /** A frame got a new window object; which, the engine does not say. */
  void newWindow() {
    if (installing) {
      return;
    }
    installing = true;
    try {
      for (long frame : Frames.of(page)) {
        install(frame);
      }
    } finally {
      installing = false;
    }
  }

  private void install(long frame) {
    try {
      Object has =
          page.executeScript(
              frame,
              "(function(w){var f=w['"
                  + mark
                  + "'];if(f)return true;Object.defineProperty(w,'"
                  + mark
                  + "',{value:1});return false})(window)");
      if (!Boolean.FALSE.equals(has)) {
        return;
      }
      if (page.executeScript(frame, TEXT) instanceof JSObject start) {
        ScriptBridge bridge = new ScriptBridge(page, frame, view);
        bridges.removeIf(old -> old.frame() == frame && closes(old));
        bridges.add(bridge);
        if (start.call("call", null, bridge) instanceof JSObject hooks) {
          bridge.hooks(hooks);
        }
      }
    } catch (JSException e) {
      // A document that is being taken down runs no script.
    }
  }

  private static boolean closes(ScriptBridge old) {
    old.gone();
    return true;
  }

  List<ScriptBridge> bridges() {
    return List.copyOf(bridges);
  }

  void close() {
    bridges.forEach(ScriptBridge::gone);
    bridges.clear();
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(
            Shim.class.getResourceAsStream("/dev/cordon/browser/engine/shim.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
