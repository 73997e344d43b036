package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.page.PageView;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A file of the container in a tab, from the moment when it is wanted. */
final class LoadedDocument implements Document {
  private final ToEngine.ShowDocument file;
  private final StackPane room = new StackPane();

  LoadedDocument(ToEngine.ShowDocument file, Words words, Questions questions, PageView page) {
    this.file = file;
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
  public void zoom(double factor) {}

  @Override
  public void close() {}
}
