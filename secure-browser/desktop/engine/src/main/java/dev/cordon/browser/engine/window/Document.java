package dev.cordon.browser.engine.window;

import javafx.scene.Node;

/** A document in a tab, in the place of a page. */
interface Document {
  String name();

  Node node();

  /** Larger or smaller; 1 is its own size. */
  void zoom(double factor);

  void close();
}
