package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import java.lang.reflect.Field;
import javafx.scene.web.WebEngine;

/** Takes from the engine what would leave something behind. */
final class Hardening {
  private Hardening() {}

  static void apply(WebEngine engine, WebPage page) {
    noUserData(engine);
    JapaneseFonts.install();
    // Frames get it only if it was set: they would send none.
    engine.setUserAgent(engine.getUserAgent());
    page.setLocalStorageEnabled(false);
    page.setUsePageCache(false);
    page.setDeveloperExtrasEnabled(false);
  }

  /** As if it had been chosen already: otherwise the first load makes a folder in the home. */
  private static void noUserData(WebEngine engine) {
    try {
      Field applied = WebEngine.class.getDeclaredField("userDataDirectoryApplied");
      applied.setAccessible(true);
      applied.setBoolean(engine, true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the JavaFX that this engine was made for", e);
    }
  }
}
