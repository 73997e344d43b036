package dev.cordon.mail.testing;

import dev.cordon.mail.store.MailStore;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real encrypted storage in a directory; opening it again is what a restarted app does. */
public final class WorkArea implements AutoCloseable {
  public final SecureFiles files;
  public final SecureDatabase database;
  public final MailStore store;

  private final TestDomain domain;

  private WorkArea(TestDomain domain) throws IOException {
    this.domain = domain;
    this.files = SecureFiles.in(domain);
    this.database = DesktopDatabases.in(domain).open("mail");
    this.store = MailStore.open(database, files);
  }

  public static WorkArea open(Path directory) throws IOException {
    return new WorkArea(TestDomain.of(directory, "mail"));
  }

  /** The paths of all files, sorted. */
  public List<String> paths() throws IOException {
    try (Stream<Path> all = Files.walk(files.path("/"))) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  @Override
  public void close() {
    try {
      domain.lock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
