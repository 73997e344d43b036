package dev.cordon.browser.download;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.core.error.ContainerException;
import java.io.InputStream;
import java.util.OptionalLong;

/** A file that a server offers, and how to get at the rest of it after a break. */
public interface Offer {
  /** A safe file name. */
  String name();

  /** As the server says, without parameters; empty: it does not. */
  String declaredType();

  /** Of the whole file, as it is saved. */
  OptionalLong lengthBytes();

  String host();

  /** The answer that is there. */
  Part first();

  /** Whether the server names a version of the file by which it can go on (RFC 9110, 13.1.5). */
  boolean mayResume();

  /** Waits before the next try after so many breaks without progress. */
  void pause(int breaks);

  /**
   * Asks for the rest of the same version from {@code firstByte} on.
   *
   * @return from there, or from 0 if the file is another by now
   */
  Part from(long firstByte) throws ContainerException, BrowserException;

  /** Ends what is being read, from any thread. */
  void cancel();

  /** Bytes as they arrive; closing ends the connection. */
  record Part(long firstByte, InputStream body) {}

  /** What the target and the employee are told of it. */
  default Download named(Content content) {
    return new Download(
        name(),
        declaredType().isEmpty() ? "application/octet-stream" : declaredType(),
        lengthBytes(),
        content);
  }
}
