package dev.cordon.browser.lend;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A file of the container that a page or the viewer may be given. */
public interface LendableFile {
  /** Its name, without folders. */
  String name();

  /** Such as {@code application/pdf}; empty if not known. */
  String mediaType();

  long lengthBytes();

  /** Milliseconds since 1970. */
  long lastModifiedMillis();

  /** Opens it for reading, each time anew; the caller closes. */
  SeekableByteChannel open() throws IOException;
}
