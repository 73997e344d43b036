package dev.cordon.mail.mime;

import java.io.IOException;
import java.io.InputStream;

/** Where the contents of attachments go while a mail is parsed. */
public interface AttachmentSink {
  /**
   * Reads {@code content} to its end, never whole in memory, and keeps it.
   *
   * @throws IOException if it cannot be kept; the parser passes this on
   */
  Kept keep(InputStream content) throws IOException;

  /**
   * What was kept.
   *
   * @param path of the encrypted file
   * @param bytes its length
   */
  record Kept(String path, long bytes) {}
}
