package dev.cordon.browser.residue.app;

import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.storage.files.NewFile;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The container's encrypted files: downloads go in, uploads come out. */
final class StoredFiles implements DownloadTarget, UploadSource {
  private final SecureFiles files;
  private final AtomicInteger downloads = new AtomicInteger();

  /** With two files that can be chosen. */
  StoredFiles(SecureFiles files) throws IOException {
    this.files = files;
    files.write("belege/領収書 1.txt", out -> out.write("一万円".getBytes(StandardCharsets.UTF_8)));
    files.write("belege/scan.bin", out -> out.write(new byte[200_000]));
  }

  @Override
  public List<LendableFile> pick(Wanted wanted) throws IOException {
    LendableFile first = new Lent("belege/領収書 1.txt", "text/plain");
    return wanted.several()
        ? List.of(first, new Lent("belege/scan.bin", "application/octet-stream"))
        : List.of(first);
  }

  @Override
  public Sink open(Download what) throws IOException {
    NewFile file =
        files.write("downloads/" + downloads.incrementAndGet() + "/" + what.suggestedName());
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

  private final class Lent implements LendableFile {
    private final Path path;
    private final String mediaType;

    private Lent(String path, String mediaType) {
      this.path = files.path(path);
      this.mediaType = mediaType;
    }

    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public String mediaType() {
      return mediaType;
    }

    @Override
    public long lengthBytes() {
      try {
        return Files.size(path);
      } catch (IOException e) {
        return 0;
      }
    }

    @Override
    public long lastModifiedMillis() {
      return 0;
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return Files.newByteChannel(path);
    }
  }
}
