package dev.cordon.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/** Finds the empty line that ends a mail's headers. */
final class HeaderEnd {
  private HeaderEnd() {}

  /** Whether it comes within the first {@code most} bytes. */
  static boolean within(Source source, int most) throws IOException {
    try (InputStream in = source.stream()) {
      boolean lineEmpty = true;
      for (int count = 0; count < most; count++) {
        int value = in.read();
        if (value < 0) {
          return false;
        }
        if (value == '\n' && lineEmpty) {
          return true;
        }
        lineEmpty = value == '\n' || (lineEmpty && value == '\r');
      }
      return false;
    }
  }
}
