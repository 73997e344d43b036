package dev.cordon.browser.engine.window;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextArea;

/** Plain text in a tab; what is copied of it goes to the app's gate. */
final class TextDocument implements Document {
  private static final double POINTS = 14;

  private final String name;
  private final TextArea area;

  TextDocument(String name, String text, Consumer<String> copy) {
    this.name = name;
    area =
        new TextArea(text) {
          @Override
          public void copy() {
            if (!getSelectedText().isEmpty()) {
              copy.accept(getSelectedText());
            }
          }
        };
    area.setEditable(false);
    area.setWrapText(true);
    area.setContextMenu(new ContextMenu());
    area.getStyleClass().add("text-document");
    area.setAccessibleText(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Node node() {
    return area;
  }

  @Override
  public void zoom(double factor) {
    area.setStyle("-fx-font-size: " + POINTS * factor + "px");
  }

  @Override
  public void close() {
    area.clear();
  }
}
