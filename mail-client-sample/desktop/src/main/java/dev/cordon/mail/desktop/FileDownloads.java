package dev.cordon.mail.desktop;

import dev.cordon.browser.Download;
import dev.cordon.browser.DownloadTarget;
import dev.cordon.storage.EntryOutput;
import dev.cordon.storage.SecureFiles;
import java.io.IOException;
import java.io.OutputStream;

/** Downloads go into encrypted entries called {@code download/NAME}. */
final class FileDownloads implements DownloadTarget {
  static final String PREFIX = "download/";

  private final SecureFiles files;

  FileDownloads(SecureFiles files) {
    this.files = files;
  }
}
