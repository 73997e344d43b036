package dev.cordon.browser.engine.window;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Makes the window's controls, each with its class for the style sheet and its spoken name. */
final class Controls {
  private Controls() {}

  static Button icon(Icon icon, String name, Runnable action) {
    Button button = new Button();
    button.setGraphic(icon.draw());
    button.getStyleClass().add("icon-button");
    button.setOnAction(event -> action.run());
    name(button, name);
    return button;
  }

  /** What is read aloud, and shown when the pointer rests. */
  static void name(Button button, String name) {
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
  }

  static Button button(String text, String styleClass, Runnable action) {
    Button button = new Button(text);
    button.getStyleClass().addAll("text-button", styleClass);
    button.setOnAction(event -> action.run());
    return button;
  }

  static Label text(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return label;
  }
}
