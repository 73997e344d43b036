package dev.cordon.browser.desktop;

import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.DownloadTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Downloads into a folder: files that are not whole yet end in {@code .part}. */
record Folder(Path path) implements DownloadTarget {
  @Override
  public Sink open(Download what) throws IOException {
    Path part = path.resolve(UUID.randomUUID() + ".part");
    OutputStream out = Files.newOutputStream(part);
    return new Sink() {
      @Override
      public OutputStream stream() {
        return out;
      }

      @Override
      public void keep() throws IOException {
        out.close();
        Files.move(part, path.resolve(UUID.randomUUID() + "-" + what.suggestedName()));
      }

      @Override
      public void discard() throws IOException {
        out.close();
        Files.deleteIfExists(part);
      }
    };
  }
}
