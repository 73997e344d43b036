package dev.cordon.browser.engine.window;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Where the page comes from: the host in stronger ink, and a field when it is being typed in. */
final class AddressBar extends HBox {
  private final GatedField field;
  private final TextFlow shown = new TextFlow();
  private final Button site;
  private final Words words;
  private String url = "";

  /**
   * @param open an address that was typed
   * @param about asks about the site
   */
  AddressBar(Words words, GatedField field, Consumer<String> open, Runnable about) {
    this.words = words;
    this.field = field;
    site = Controls.icon(Icon.LOCK, words.of("site"), about);
    site.getStyleClass().add("site-button");
    field.getStyleClass().add("address-field");
    field.setPromptText(words.of("addressHint"));
    field.setAccessibleText(words.of("address"));
    field.setOnAction(event -> open.accept(complete(field.getText())));
    field.focusedProperty().addListener((of, before, now) -> showText());
    shown.getStyleClass().add("address-text");
    shown.setMouseTransparent(true);
    shown.setMaxHeight(USE_PREF_SIZE);
    StackPane line = new StackPane(field, shown);
    line.setMinWidth(0);
    HBox.setHgrow(line, Priority.ALWAYS);
    getChildren().addAll(site, line);
    getStyleClass().add("address-bar");
  }

  void show(String address) {
    url = address;
    site.setVisible(address.startsWith("https://"));
    site.setManaged(site.isVisible());
    site.setAccessibleText(words.of("site") + " " + AddressText.of(address).wholeHost());
    if (!field.isFocused()) {
      field.setText(address);
    }
    showText();
  }

  void mayType(boolean may) {
    field.setEditable(may);
    field.setFocusTraversable(may);
    field.setMouseTransparent(!may);
  }

  void edit() {
    if (field.isEditable()) {
      field.requestFocus();
      field.selectAll();
    }
  }

  /** Back to where the page is. */
  void leave() {
    field.setText(url);
  }

  private void showText() {
    boolean editing = field.isFocused();
    if (!editing) {
      field.setText(url);
    }
    boolean hidden = editing || url.isEmpty();
    shown.setVisible(!hidden);
    field.getStyleClass().remove("covered");
    if (!hidden) {
      field.getStyleClass().add("covered");
    }
    AddressText text = AddressText.of(url);
    shown
        .getChildren()
        .setAll(
            part(text.before(), "address-dim"),
            part(text.host(), "address-host"),
            part(text.after(), "address-dim"));
  }

  private static Text part(String text, String styleClass) {
    Text part = new Text(text);
    part.getStyleClass().add(styleClass);
    return part;
  }

  /** What was typed, as an address. */
  static String complete(String typed) {
    String text = typed.trim();
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z][a-z0-9+.-]*:(?![0-9]{1,5}(/|$)).*") ? text : "https://" + text;
  }
}
