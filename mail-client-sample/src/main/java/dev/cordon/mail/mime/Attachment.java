package dev.cordon.mail.mime;

/**
 * A file that came with a mail. Its content is an encrypted file.
 *
 * @param name the file name, safe to show and to save under: no folders, no control characters
 * @param type the MIME type in lower case, as {@code application/pdf}
 * @param bytes the length of the decoded content
 * @param inline whether it belongs into the text (a picture in an HTML mail)
 * @param contentId what the HTML calls it; empty if it has none
 * @param path of the encrypted file that holds the content
 */
public record Attachment(
    String name, String type, long bytes, boolean inline, String contentId, String path) {
  @Override
  public String toString() {
    return "Attachment[" + type + ", " + bytes + " bytes]";
  }
}
