package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.web.WebView;

/**
 * Drags. Within the page they go as pages expect, while the system sees a token without content;
 * out of the window and into it only text goes, and the app judges it.
 */
public final class PageDrags {
  private static final DataFormat TOKEN = new DataFormat("application/x-cordon-drag");
  private static final String TEXT = "text/plain";

  /** The engine's numbers. */
  private static final int COPY = 1;

  private static final int MOVE = 16;
  private static final int ANY = 1 | 2 | 16;

  private final PageView page;
  private final WebView view;
  private final WebPage engine;
  private final String token = UUID.randomUUID().toString();
  private Map<String, String> content = Map.of();
  private boolean wanted;
  private String refusal = "";

  PageDrags(PageView page, WebView view, WebPage engine) {
    this.page = page;
    this.view = view;
    this.engine = engine;
  }

  /** The engine found that something is dragged. */
  public void start(String[] mediaTypes, Object[] values) {
    Map<String, String> dragged = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(mediaTypes.length, values.length); i++) {
      if (values[i] instanceof String text) {
        dragged.put(mediaTypes[i], text);
      }
    }
    content = dragged;
    wanted = true;
  }

  public boolean isWanted() {
    return wanted;
  }

  /** The pointer moved far enough. */
  public void confirm() {
    wanted = false;
    String text = content.getOrDefault(TEXT, "");
    Optional<ToEngine.Judged> judged =
        page.services().mayIAtOnce(page.tab(), FromEngine.Wish.DRAG_OUT, text);
    boolean out = judged.map(ToEngine.Judged::allowed).orElse(false);
    refusal = out ? "" : judged.map(ToEngine.Judged::why).orElse("");
    ClipboardContent board = new ClipboardContent();
    board.put(TOKEN, token);
    if (out) {
      board.putString(text);
    }
    view.startDragAndDrop(TransferMode.ANY).setContent(board);
  }

  /** In the place of the view's own handlers, which would read the whole drag board. */
  void install() {
    view.setOnDragEntered(event -> over(event, WebPage.DND_DST_ENTER));
    view.setOnDragOver(event -> over(event, WebPage.DND_DST_OVER));
    view.setOnDragExited(event -> over(event, WebPage.DND_DST_EXIT));
    view.setOnDragDropped(this::dropped);
    view.setOnDragDone(this::done);
  }

  private boolean isOurs(Dragboard board) {
    return token.equals(board.getContent(TOKEN));
  }

  private void over(DragEvent event, int what) {
    if (isOurs(event.getDragboard())) {
      accept(event, dispatch(what, content, event));
    } else if (event.getDragboard().hasString()) {
      // What it is, the page learns when the app has judged it.
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    if (isOurs(event.getDragboard())) {
      event.setDropCompleted(dispatch(WebPage.DND_DST_DROP, content, event) != 0);
    } else if (event.getDragboard().hasString()) {
      String text = event.getDragboard().getString();
      page.services()
          .mayIAtOnce(page.tab(), FromEngine.Wish.DROP_IN, text)
          .ifPresent(judged -> dropIn(judged, event));
    }
    event.consume();
  }

  private void dropIn(ToEngine.Judged judged, DragEvent event) {
    page.host().notice(judged.why());
    if (judged.allowed()) {
      Map<String, String> text = Map.of(TEXT, judged.text());
      dispatch(WebPage.DND_DST_ENTER, text, event);
      dispatch(WebPage.DND_DST_OVER, text, event);
      event.setDropCompleted(dispatch(WebPage.DND_DST_DROP, text, event) != 0);
    }
  }

  private void done(DragEvent event) {
    if (event.getAcceptedTransferMode() == null && !within(event)) {
      page.host().notice(refusal);
    }
    int action = event.getAcceptedTransferMode() == TransferMode.MOVE ? MOVE : COPY;
    dispatch(WebPage.DND_SRC_DROP, Map.of(), event, event.isAccepted() ? action : 0);
    content = Map.of();
    event.consume();
  }

  private boolean within(DragEvent event) {
    return view.contains(event.getX(), event.getY());
  }

  private static void accept(DragEvent event, int action) {
    if (action == MOVE) {
      event.acceptTransferModes(TransferMode.MOVE);
    } else if (action != 0) {
      event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
    }
  }

  private int dispatch(int what, Map<String, String> dragged, DragEvent event) {
    return dispatch(what, dragged, event, ANY);
  }

  private int dispatch(int what, Map<String, String> dragged, DragEvent event, int actions) {
    return engine.dispatchDragOperation(
        what,
        dragged.keySet().toArray(new String[0]),
        dragged.values().toArray(new String[0]),
        (int) event.getX(),
        (int) event.getY(),
        (int) event.getScreenX(),
        (int) event.getScreenY(),
        actions);
  }
}
