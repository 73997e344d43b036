package dev.cordon.mail.app;

import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.storage.files.NewFile;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.OutputStream;

/** Downloads go into the encrypted directory {@code /downloads}; none is ever half there. */
public final class FileDownloads implements DownloadTarget {
  /** Where they lie. */
  public static final String DIRECTORY = "/downloads";

  private final SecureFiles files;

  FileDownloads(SecureFiles files) {
    this.files = files;
  }

  @Override
  public Sink open(Download what) throws IOException {
    NewFile file = files.write(DIRECTORY + "/" + what.suggestedName());
    return new Sink() {
      @Override
      public OutputStream stream() {
        return file;
      }

      @Override
      public void keep() throws IOException {
        file.close();
      }

      @Override
      public void discard() {
        file.discard();
      }
    };
  }
}
