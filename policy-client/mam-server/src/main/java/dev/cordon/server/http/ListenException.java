package dev.cordon.server.http;

/** The address cannot be listened on: in use, not this machine's, or not permitted. */
public final class ListenException extends Exception {
  ListenException(Throwable cause) {
    super(cause);
  }
}
