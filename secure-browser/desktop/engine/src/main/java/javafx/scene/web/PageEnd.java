package javafx.scene.web;

import javafx.application.Platform;

/** The end of an engine's page, which JavaFX else leaves to the garbage collector. */
public final class PageEnd {
  private PageEnd() {}

  /**
   * Ends it once no script of it is under way: its window is then {@code closed} for those who
   * opened it. If one waits (a question stands on the screen), the garbage collector ends it.
   */
  public static void soon(WebEngine engine) {
    Platform.runLater(
        () -> {
          if (!Platform.isNestedLoopRunning()) {
            engine.dispose();
          }
        });
  }
}
