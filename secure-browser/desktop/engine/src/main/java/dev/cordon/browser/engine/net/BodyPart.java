package dev.cordon.browser.engine.net;

/** A part of what a page sends. */
public sealed interface BodyPart {
  /** How long it is, in bytes. */
  long lengthBytes();

  /** Bytes that the page made. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Bytes(byte[] bytes) implements BodyPart {
    @Override
    public long lengthBytes() {
      return bytes.length;
    }
  }

  /** A file that the employee picked: the app adds its bytes, this process never sees them. */
  record Picked(String file, long lengthBytes) implements BodyPart {}
}
