package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.viewer.UnshowableException;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One page of a PDF, as long as it is in view; the picture goes with it. */
final class PdfPageCell extends ListCell<Integer> {
  private final PdfDocument document;
  private final Words words;
  private final ImageView view = new ImageView();
  private final StackPane paper = new StackPane(view);
  private final Label number = Controls.text("", "pdf-number");
  private final VBox column = new VBox(paper, number);
  private volatile int shown = -1;
  private volatile int shownWidth;

  PdfPageCell(PdfDocument document, Words words) {
    this.document = document;
    this.words = words;
    paper.getStyleClass().add("pdf-paper");
    paper.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    paper.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    column.getStyleClass().add("pdf-page");
    column.setAlignment(Pos.TOP_CENTER);
    getStyleClass().add("pdf-cell");
    setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(Integer page, boolean empty) {
    super.updateItem(page, empty);
    if (empty || page == null) {
      shown = -1;
      view.setImage(null);
      setGraphic(null);
      return;
    }
    int width = (int) document.pageWidth();
    paper.setPrefSize(width, width * document.pages().shape(page));
    String text = words.of("viewerPage", page + 1, document.pages().count());
    number.setText(text);
    setAccessibleText(text);
    setGraphic(column);
    if (page != shown || width != shownWidth) {
      shown = page;
      shownWidth = width;
      view.setImage(null);
      document.draw(() -> draw(page, width));
    }
  }

  /** In the thread of the pages; by then another page may be wanted here. */
  private void draw(int page, int width) {
    if (shown != page || shownWidth != width) {
      return;
    }
    try {
      Image image = Pixels.of(document.pages().draw(page, width));
      Platform.runLater(
          () -> {
            if (shown == page && shownWidth == width) {
              view.setFitWidth(width);
              view.setPreserveRatio(true);
              view.setImage(image);
            }
          });
    } catch (UnshowableException e) {
      Platform.runLater(() -> number.setText(words.of("viewerBroken")));
    }
  }
}
