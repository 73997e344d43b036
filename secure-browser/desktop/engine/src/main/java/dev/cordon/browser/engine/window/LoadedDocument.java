package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.viewer.UnshowableException;
import dev.cordon.browser.engine.viewer.UnshowableException.Problem;
import dev.cordon.browser.engine.viewer.Viewed;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A file of the container in a tab, from the moment when it is wanted. */
final class LoadedDocument implements Document {
  private static final int PIECE_BYTES = 512 << 10;

  private final ToEngine.ShowDocument file;
  private final Words words;
  private final Questions questions;
  private final Consumer<String> copy;
  private final StackPane room = new StackPane();
  private Optional<Document> shown = Optional.empty();
  private volatile boolean closed;

  /**
   * @param copy the app's gate for what is copied
   */
  LoadedDocument(
      ToEngine.ShowDocument file, Words words, Questions questions, Consumer<String> copy) {
    this.file = file;
    this.words = words;
    this.questions = questions;
    this.copy = copy;
    room.getStyleClass().add("document");
    room.getChildren()
        .add(new Banner(Icon.DOCUMENT, file.name(), words.of("viewerLoading", file.name())));
    Thread reader = new Thread(this::read, "document");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      Viewed viewed = Viewed.read(bytes(), file.mediaType());
      Platform.runLater(() -> show(viewed));
    } catch (UnshowableException e) {
      Platform.runLater(() -> refuse(e.problem()));
    }
  }

  private byte[] bytes() throws UnshowableException {
    if (file.length() > Viewed.MOST_BYTES) {
      throw new UnshowableException(Problem.TOO_LARGE);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() < file.length() && !closed) {
      byte[] piece = piece(all.size());
      if (piece.length == 0 || all.size() + piece.length > Viewed.MOST_BYTES) {
        throw new UnshowableException(piece.length == 0 ? Problem.BROKEN : Problem.TOO_LARGE);
      }
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private byte[] piece(long offset) {
    int length = (int) Math.min(PIECE_BYTES, file.length() - offset);
    return questions
        .askAtOnce(
            id -> new FromEngine.ReadFile(id, file.file(), offset, length),
            ToEngine.FileBytes.class)
        .map(
            answer -> {
              byte[] got = new byte[answer.bytes().remaining()];
              answer.bytes().duplicate().get(got);
              return got;
            })
        .orElse(new byte[0]);
  }

  private void show(Viewed viewed) {
    if (closed) {
      return;
    }
    Document document = of(viewed);
    shown = Optional.of(document);
    room.getChildren().setAll(document.node());
  }

  private Document of(Viewed viewed) {
    if (viewed instanceof Viewed.Pdf pdf) {
      return new PdfDocument(file.name(), words, pdf.pages());
    }
    if (viewed instanceof Viewed.Picture picture) {
      return new PictureDocument(file.name(), picture.image());
    }
    return new TextDocument(file.name(), ((Viewed.Text) viewed).text(), copy);
  }

  private void refuse(Problem problem) {
    String key =
        switch (problem) {
          case TOO_LARGE -> "viewerTooLarge";
          case IMAGE_TOO_LARGE -> "viewerImageTooLarge";
          case ENCRYPTED -> "viewerEncrypted";
          case BROKEN -> "viewerBroken";
          case UNKNOWN -> "viewerUnknown";
        };
    room.getChildren().setAll(new Banner(Icon.WARNING, file.name(), words.of(key)));
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Node node() {
    return room;
  }

  @Override
  public void zoom(double factor) {
    shown.ifPresent(document -> document.zoom(factor));
  }

  @Override
  public void close() {
    closed = true;
    shown.ifPresent(Document::close);
    room.getChildren().clear();
  }
}
