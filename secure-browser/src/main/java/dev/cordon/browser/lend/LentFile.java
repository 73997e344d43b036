package dev.cordon.browser.lend;

/**
 * A file that was lent to the engine.
 *
 * @param handle unguessable; good in this session only
 * @param lastModifiedMillis since 1970
 */
public record LentFile(
    String handle, String name, String mediaType, long lengthBytes, long lastModifiedMillis) {
  /** Without handle and name, which must not reach a log. */
  @Override
  public String toString() {
    return "LentFile[" + lengthBytes + "]";
  }
}
