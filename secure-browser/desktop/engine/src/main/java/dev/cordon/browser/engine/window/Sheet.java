package dev.cordon.browser.engine.window;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A question or an answer over what it is about, which waits behind it. */
final class Sheet extends StackPane {
  private final VBox box = new VBox();
  private final HBox buttons = new HBox();
  private Runnable cancel = () -> {};

  Sheet(String title) {
    getStyleClass().add("veil");
    box.getStyleClass().add("sheet");
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.getChildren().add(Controls.text(title, "sheet-title"));
    box.setAccessibleRole(AccessibleRole.DIALOG);
    box.setAccessibleText(title);
    buttons.getStyleClass().add("sheet-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    StackPane.setAlignment(box, Pos.TOP_CENTER);
    getChildren().add(box);
    addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      cancel.run();
    }
  }

  Sheet with(Node... content) {
    box.getChildren().addAll(content);
    return this;
  }

  Sheet buttons(Node... choices) {
    buttons.getChildren().addAll(choices);
    box.getChildren().add(buttons);
    return this;
  }

  /** What Escape does. */
  Sheet cancel(Runnable action) {
    cancel = action;
    return this;
  }
}
