package dev.cordon.browser.engine.window;

import com.sun.webkit.WebPage;
import dev.cordon.browser.engine.page.PageView;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Finds text in the page. */
final class FindBar extends HBox {
  private final Supplier<Optional<PageView>> page;
  private final Words words;
  private final GatedField field;
  private final Label count = Controls.text("", "find-count");

  FindBar(Words words, GatedField field, Supplier<Optional<PageView>> page) {
    this.words = words;
    this.field = field;
    this.page = page;
    getStyleClass().add("find-bar");
    field.setPromptText(words.of("findHint"));
    field.setAccessibleText(words.of("findHint"));
    field.textProperty().addListener((of, before, now) -> search());
    field.setOnAction(event -> find(true));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    count.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            field,
            count,
            Controls.icon(Icon.UP, words.of("findPrevious"), () -> find(false)),
            Controls.icon(Icon.DOWN, words.of("findNext"), () -> find(true)),
            Controls.icon(Icon.STOP, words.of("close"), this::close));
    close();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
      find(false);
      event.consume();
    }
  }

  void open() {
    show(true);
    field.requestFocus();
    field.selectAll();
  }

  void close() {
    show(false);
    page.get().ifPresent(found -> found.view().requestFocus());
  }

  private void show(boolean visible) {
    setVisible(visible);
    setManaged(visible);
  }

  private void search() {
    int hits = field.getText().isEmpty() ? 0 : page.get().map(this::count).orElse(0);
    count.setText(field.getText().isEmpty() ? "" : words.of("findCount", hits));
    if (hits > 0) {
      find(true);
    }
  }

  private void find(boolean forward) {
    page.get().ifPresent(found -> found.page().find(field.getText(), forward, true, false));
  }

  private int count(PageView found) {
    String wanted = field.getText().toLowerCase(Locale.ROOT);
    WebPage engine = found.page();
    return found.frames().stream()
        .map(frame -> Optional.ofNullable(engine.getInnerText(frame)).orElse(""))
        .mapToInt(text -> occurrences(text.toLowerCase(Locale.ROOT), wanted))
        .sum();
  }

  private static int occurrences(String text, String wanted) {
    int found = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      found++;
    }
    return found;
  }
}
