package dev.cordon.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Produces the content of an entry. */
@FunctionalInterface
public interface EntryContent {
  /** Writes all of it to {@code out}, which it need not close. */
  void writeTo(OutputStream out) throws IOException;
}
