package dev.cordon.browser.engine.window;

import dev.cordon.browser.engine.viewer.PdfPages;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListView;

/** A PDF in a tab: its pages below each other, each drawn when it comes into view. */
final class PdfDocument implements Document {
  private static final double MARGIN = 48;
  private static final double WIDEST = 860;

  private final String name;
  private final PdfPages pages;
  private final ListView<Integer> list = new ListView<>();

  /** The one thread that touches the pages once they are shown. */
  private final ExecutorService drawing =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "pages");
            thread.setDaemon(true);
            return thread;
          });

  private double factor = 1;

  PdfDocument(String name, Words words, PdfPages pages) {
    this.name = name;
    this.pages = pages;
    list.getStyleClass().add("pdf");
    list.setAccessibleText(name);
    list.setItems(FXCollections.observableList(IntStream.range(0, pages.count()).boxed().toList()));
    list.setCellFactory(of -> new PdfPageCell(this, words));
    list.widthProperty().addListener((of, before, now) -> list.refresh());
  }

  PdfPages pages() {
    return pages;
  }

  double pageWidth() {
    return Math.max(80, Math.min(WIDEST, list.getWidth() - MARGIN) * factor);
  }

  /** Does it in the thread of the pages. */
  void draw(Runnable work) {
    if (!drawing.isShutdown()) {
      drawing.execute(work);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Node node() {
    return list;
  }

  @Override
  public void zoom(double now) {
    factor = now;
    list.refresh();
  }

  @Override
  public void close() {
    drawing.execute(
        () -> {
          try {
            pages.close();
          } catch (IOException e) {
            // It lay in memory: nothing is left open.
          }
        });
    drawing.shutdown();
  }
}
