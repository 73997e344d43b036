package com.sun.webkit.network;

import dev.cordon.browser.engine.net.BodyPart;
import dev.cordon.browser.engine.net.Doors;
import java.util.Optional;

/** Shadow: a part of what a page sends. JavaFX's own would open files of the disk. */
@SuppressWarnings("UnusedMethod") // called by native code
abstract class FormDataElement {
  /** Empty if it cannot be sent. */
  abstract Optional<BodyPart> part();

  private static FormDataElement fwkCreateFromByteArray(byte[] bytes) {
    return new FormDataElement() {
      @Override
      Optional<BodyPart> part() {
        return Optional.of(new BodyPart.Bytes(bytes));
      }
    };
  }

  /**
   * A path of ours, or the {@code blob:} address of something that the shim did not turn to bytes.
   */
  private static FormDataElement fwkCreateFromFile(String path) {
    return new FormDataElement() {
      @Override
      Optional<BodyPart> part() {
        return Doors.now()
            .files()
            .at(path)
            .map(file -> new BodyPart.Picked(file.file(), file.length()));
      }
    };
  }
}
