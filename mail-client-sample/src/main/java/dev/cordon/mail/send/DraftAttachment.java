package dev.cordon.mail.send;

/**
 * A file to send.
 *
 * @param name as the recipient sees it
 * @param type its MIME type
 * @param path of the encrypted file that holds its content
 */
public record DraftAttachment(String name, String type, String path) {
  @Override
  public String toString() {
    return "DraftAttachment[" + type + "]";
  }
}
