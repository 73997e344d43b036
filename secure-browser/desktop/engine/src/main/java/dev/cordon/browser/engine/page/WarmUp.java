package dev.cordon.browser.engine.page;

import com.sun.javafx.webkit.Accessor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.concurrent.Worker;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.web.WebView;
import org.jspecify.annotations.Nullable;

/**
 * Draws one small page out of sight, so that the first real one finds fonts, styles and the script
 * engine loaded.
 */
public final class WarmUp {
  private static final String PAGE =
      "<h1>A あ</h1><p><b>b</b> <i>i</i><script>[1].map(String)</script>";

  /** Keeps it until it was drawn. */
  private static final AtomicReference<@Nullable Scene> UNDER_WAY = new AtomicReference<>();

  private WarmUp() {}

  /** In the window's thread. */
  public static void start() {
    WebView view = new WebView();
    Hardening.apply(view.getEngine(), Accessor.getPageFor(view.getEngine()));
    Scene scene = new Scene(new StackPane(view), 300, 200);
    UNDER_WAY.set(scene);
    view.getEngine()
        .getLoadWorker()
        .stateProperty()
        .addListener(
            (of, before, now) -> {
              if (now == Worker.State.SUCCEEDED) {
                scene.snapshot(result -> null, null);
                UNDER_WAY.set(null);
              }
            });
    view.getEngine().loadContent(PAGE);
  }
}
