package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Everything around the pages, and what lies over them. */
final class Chrome extends StackPane {
  /** Below it the window is held like a telephone. */
  private static final int NARROW_WIDTH = 600;

  private final BrowserWindow window;
  private final TabStrip strip;
  private final AddressBar address;
  private final NavigationBar navigation;
  private final ProgressLine progress = new ProgressLine();
  private final FindBar find;
  private final StackPane pages = new StackPane();
  private final Watermark watermark = new Watermark();
  private final DownloadsBar downloads;
  private final Toasts toasts = new Toasts();
  private final Sheets sheets;

  Chrome(BrowserWindow window, WindowActions actions) {
    this.window = window;
    Words words = window.words();
    strip = new TabStrip(words, window::select, window::close, actions::newTab);
    address =
        new AddressBar(
            words, field(), url -> actions.selected().open(url), window::askCertificates);
    address.mayType(window.settings().addressBar());
    navigation = new NavigationBar(words, address, new MoreMenu(window, actions), actions);
    find = new FindBar(words, field(), () -> window.selected().shownPage());
    downloads = new DownloadsBar(words, window::stopDownload);
    watermark.show(window.settings().watermark());
    StackPane over = new StackPane();
    over.setPickOnBounds(false);
    over.getStyleClass().add("over-window");
    sheets = new Sheets(over, words);
    StackPane middle = new StackPane(pages, watermark, toasts);
    middle.setMinHeight(0);
    VBox.setVgrow(middle, Priority.ALWAYS);
    VBox column = new VBox(strip, navigation, progress, find, middle, downloads);
    getStyleClass().add("chrome");
    getChildren().addAll(column, over);
    widthProperty().addListener((of, before, now) -> fit(now.doubleValue()));
  }

  private GatedField field() {
    return new GatedField(
        text ->
            window
                .services()
                .questions()
                .mayI(0, FromEngine.Wish.COPY, text, judged -> toasts.show(judged.why())),
        this::pasted);
  }

  private String pasted() {
    Optional<ToEngine.Judged> judged =
        window.services().questions().mayIAtOnce(0, FromEngine.Wish.PASTE, "");
    return judged.filter(ToEngine.Judged::allowed).map(ToEngine.Judged::text).orElse("");
  }

  private void fit(double width) {
    boolean narrow = width < NARROW_WIDTH;
    getStyleClass().remove("narrow");
    if (narrow) {
      getStyleClass().add("narrow");
    }
    navigation.narrow(narrow);
  }

  void show(List<Tab> tabs, Tab selected) {
    strip.show(tabs, selected);
    navigation.show(selected);
    progress.show(selected);
    if (pages.getChildren().size() != 1 || pages.getChildren().get(0) != selected.room()) {
      pages.getChildren().setAll(selected.room());
      find.close();
    }
  }

  AddressBar address() {
    return address;
  }

  FindBar find() {
    return find;
  }

  DownloadsBar downloads() {
    return downloads;
  }

  Toasts toasts() {
    return toasts;
  }

  Sheets sheets() {
    return sheets;
  }
}
