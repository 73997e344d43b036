package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.lend.LentFile;

/** Lent files as the engine is told of them. */
final class Viewing {
  private Viewing() {}

  static ToEngine.ShowDocument of(LentFile file) {
    return new ToEngine.ShowDocument(
        file.handle(), file.name(), file.mediaType(), file.lengthBytes());
  }

  static ToEngine.PickedFile picked(LentFile file) {
    return new ToEngine.PickedFile(
        file.handle(),
        file.name(),
        file.mediaType(),
        file.lengthBytes(),
        file.lastModifiedMillis());
  }
}
