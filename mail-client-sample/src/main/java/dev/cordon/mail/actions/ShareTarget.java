package dev.cordon.mail.actions;

import dev.cordon.mail.mime.Attachment;
import java.io.IOException;

/** Another app on the device. */
public interface ShareTarget {
  /** Its id (Android: package name). */
  String app();

  /** Whether it is one of the organisation's work apps. */
  boolean managed();

  /** Hands over a text. */
  void share(String text) throws IOException;

  /** Hands over a file. */
  void share(Attachment attachment) throws IOException;
}
