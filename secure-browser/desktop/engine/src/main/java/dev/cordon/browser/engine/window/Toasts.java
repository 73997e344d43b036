package dev.cordon.browser.engine.window;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Notices that go by themselves. */
final class Toasts extends VBox {
  private static final int MOST = 3;
  private static final int TEXT_CHARS = 400;
  private static final Duration SHORTEST = Duration.seconds(4);
  private static final double SECONDS_A_CHARACTER = 0.06;

  Toasts() {
    setAlignment(Pos.BOTTOM_CENTER);
    setFillWidth(false);
    setPickOnBounds(false);
    setMouseTransparent(true);
    getStyleClass().add("toasts");
  }

  void show(String text) {
    if (text.isEmpty()) {
      return;
    }
    String shortened = text.length() <= TEXT_CHARS ? text : text.substring(0, TEXT_CHARS) + "…";
    if (getChildren().stream().anyMatch(child -> shortened.equals(child.getUserData()))) {
      return;
    }
    Label toast = Controls.text(shortened, "toast");
    toast.setUserData(shortened);
    toast.setAccessibleRole(AccessibleRole.TEXT);
    getChildren().add(toast);
    if (getChildren().size() > MOST) {
      getChildren().remove(0);
    }
    PauseTransition wait =
        new PauseTransition(SHORTEST.add(Duration.seconds(SECONDS_A_CHARACTER * text.length())));
    wait.setOnFinished(event -> getChildren().remove(toast));
    wait.play();
  }
}
