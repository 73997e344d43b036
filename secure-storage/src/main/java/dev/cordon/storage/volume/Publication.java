package dev.cordon.storage.volume;

import java.io.IOException;

/** Puts a file that was written elsewhere in its place, all or nothing also on a full disk. */
final class Publication {
  private final Engine engine;
  private final Place from;
  private final Place to;

  Publication(Engine engine, Place from, Place to) {
    this.engine = engine;
    this.from = from;
    this.to = to;
  }

  void run() throws IOException {
    Node fresh = engine.tree.find(from);
    boolean swapped = engine.gate.shared(() -> engine.tree.swap(from, to, engine.now()));
    try {
      engine.commits.commit();
    } catch (IOException e) {
      undo(fresh, swapped);
      throw e;
    }
    if (swapped) {
      removeOld();
    }
  }

  /**
   * It is no trouble if the lock comes first: the next opening finds it where nobody's files are.
   */
  private void removeOld() {
    try {
      engine.gate.run(() -> removeInside(from));
    } catch (IOException e) {
      return;
    }
  }

  /** Unless somebody else has changed what lies there since. */
  private void undo(Node fresh, boolean swapped) {
    try {
      engine.gate.run(
          () -> {
            if (!engine.tree.isAt(to, fresh)) {
              return;
            }
            if (swapped) {
              boolean unused = engine.tree.swap(to, from, engine.now());
            }
            removeInside(swapped ? from : to);
          });
    } catch (IOException e) {
      return; // the volume ends here, and whoever opens it next sees one or the other
    }
  }

  private void removeInside(Place place) throws IOException {
    engine.shelf.detached(engine.tree.remove(place, engine.now()));
  }
}
