package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.ToEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The downloads of this window: how far they are, and a way to stop them. */
final class DownloadsBar extends HBox {
  private static final int MOST = 4;

  private final Words words;
  private final LongConsumer stop;
  private final Map<Long, ToEngine.Download> downloads = new LinkedHashMap<>();
  private final HBox list = new HBox();

  DownloadsBar(Words words, LongConsumer stop) {
    this.words = words;
    this.stop = stop;
    getStyleClass().add("downloads");
    list.getStyleClass().add("download-list");
    HBox.setHgrow(list, Priority.ALWAYS);
    getChildren()
        .addAll(list, Controls.icon(Icon.STOP, words.of("downloadsHide"), this::forgetEnded));
    draw();
  }

  void show(ToEngine.Download download) {
    downloads.put(download.id(), download);
    while (downloads.size() > MOST) {
      downloads.remove(downloads.keySet().iterator().next());
    }
    draw();
  }

  private void forgetEnded() {
    downloads.values().removeIf(download -> download.state() != ToEngine.DownloadState.RUNNING);
    draw();
  }

  private void draw() {
    list.getChildren().setAll(downloads.values().stream().map(this::card).toList());
    setVisible(!downloads.isEmpty());
    setManaged(isVisible());
  }

  private Node card(ToEngine.Download download) {
    Label name = new Label(download.name());
    name.getStyleClass().add("download-name");
    Label state = new Label(state(download));
    state.getStyleClass().add("download-state");
    VBox texts = new VBox(name, state);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox line = new HBox(Icon.DOCUMENT.draw(), texts);
    line.getStyleClass().add("download-line");
    VBox card = new VBox(line);
    card.getStyleClass().add("download");
    card.setMaxHeight(Region.USE_PREF_SIZE);
    if (download.state() == ToEngine.DownloadState.RUNNING) {
      line.getChildren().add(stopButton(download));
      card.getChildren().add(progress(download));
    }
    return card;
  }

  private Button stopButton(ToEngine.Download download) {
    return Controls.icon(
        Icon.STOP, words.of("downloadStop", download.name()), () -> stop.accept(download.id()));
  }

  private static ProgressBar progress(ToEngine.Download download) {
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setMaxWidth(Double.MAX_VALUE);
    download
        .length()
        .ifPresent(length -> bar.setProgress(length == 0 ? 1 : (double) download.bytes() / length));
    return bar;
  }

  private String state(ToEngine.Download download) {
    String said =
        switch (download.state()) {
          case RUNNING -> running(download);
          case KEPT -> words.of("downloadKept");
          case STOPPED -> words.of("downloadStopped");
          case BROKEN_OFF -> words.of("downloadBroken");
          case REFUSED -> words.of("downloadRefused");
        };
    return download.why().isEmpty() ? said : said + " – " + download.why();
  }

  private String running(ToEngine.Download download) {
    return download.length().isPresent()
        ? words.of("downloadOf", size(download.bytes()), size(download.length().getAsLong()))
        : size(download.bytes());
  }

  private String size(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    boolean large = bytes >= 1_000_000;
    return String.format(
        words.locale(), large ? "%.1f MB" : "%.0f kB", bytes / (large ? 1e6 : 1e3));
  }
}
