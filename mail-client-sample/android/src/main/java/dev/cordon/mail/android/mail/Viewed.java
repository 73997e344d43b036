package dev.cordon.mail.android.mail;

import android.graphics.Bitmap;
import dev.cordon.mail.mime.Attachment;

/** What the viewer can show of an attachment. */
sealed interface Viewed {
  /** The file it came from. */
  Attachment file();

  /** A text, or its beginning. */
  record Text(Attachment file, String words, boolean cut) implements Viewed {
    @Override
    public String toString() {
      return "Text[redacted]";
    }
  }

  /** A picture, made smaller if the screen has no use for all of it. */
  record Picture(Attachment file, Bitmap pixels) implements Viewed {}

  /** It calls itself a picture and cannot be read as one. */
  record Damaged(Attachment file) implements Viewed {}

  /** A kind of file that is not shown. */
  record Unsupported(Attachment file) implements Viewed {}
}
