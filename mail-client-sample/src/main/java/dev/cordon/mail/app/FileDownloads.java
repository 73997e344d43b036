package dev.cordon.mail.app;

import dev.cordon.browser.Download;
import dev.cordon.browser.DownloadTarget;
import dev.cordon.storage.EntryOutputStream;
import dev.cordon.storage.SecureFiles;
import java.io.IOException;
import java.io.OutputStream;

/** Downloads go into encrypted entries called {@code download/NAME}; none is ever half there. */
public final class FileDownloads implements DownloadTarget {
  /** What the entries' names begin with. */
  public static final String PREFIX = "download/";

  private final SecureFiles files;

  FileDownloads(SecureFiles files) {
    this.files = files;
  }

  @Override
  public Sink open(Download what) throws IOException {
    EntryOutputStream entry = files.create(PREFIX + what.suggestedName());
    return new Sink() {
      @Override
      public OutputStream stream() {
        return entry;
      }

      @Override
      public void keep() throws IOException {
        entry.close();
      }

      @Override
      public void discard() {
        entry.discard();
      }
    };
  }
}
