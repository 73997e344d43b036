package dev.cordon.storage.files;

import java.io.IOException;
import java.io.OutputStream;

/** Produces the content of a file. */
@FunctionalInterface
public interface FileContent {
  /** Writes all of it to {@code out}, which it need not close. */
  void writeTo(OutputStream out) throws IOException;
}
