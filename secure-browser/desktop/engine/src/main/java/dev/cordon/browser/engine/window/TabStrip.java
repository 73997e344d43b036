package dev.cordon.browser.engine.window;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The tabs as a row. */
final class TabStrip extends HBox {
  private final Words words;
  private final Consumer<Tab> select;
  private final Consumer<Tab> close;
  private final HBox row = new HBox();

  TabStrip(Words words, Consumer<Tab> select, Consumer<Tab> close, Runnable open) {
    this.words = words;
    this.select = select;
    this.close = close;
    getStyleClass().add("tab-strip");
    row.getStyleClass().add("tab-row");
    row.setAccessibleText(words.of("tabs"));
    ScrollPane scroll = new ScrollPane(row);
    scroll.getStyleClass().add("tab-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToHeight(true);
    scroll.setFitToWidth(true);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, Controls.icon(Icon.PLUS, words.of("newTab"), open));
  }

  void show(List<Tab> tabs, Tab selected) {
    row.getChildren().setAll(tabs.stream().map(tab -> chip(tab, tab == selected)).toList());
  }

  private Node chip(Tab tab, boolean selected) {
    Label title = new Label(tab.title());
    title.getStyleClass().add("tab-title");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button end =
        Controls.icon(Icon.STOP, words.of("closeTab", tab.title()), () -> close.accept(tab));
    end.getStyleClass().add("tab-close");
    end.setFocusTraversable(false);
    HBox inside = new HBox(title, end);
    inside.getStyleClass().add("tab-inside");
    Button chip = new Button();
    chip.setGraphic(inside);
    chip.getStyleClass().add("tab");
    chip.setAccessibleText(tab.title());
    chip.setOnAction(event -> select.accept(tab));
    chip.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.MIDDLE) {
            close.accept(tab);
          }
        });
    inside.prefWidthProperty().bind(chip.widthProperty().subtract(14));
    chip.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("selected"), selected);
    HBox.setHgrow(chip, Priority.SOMETIMES);
    return chip;
  }
}
