package dev.cordon.mail.testing;

import dev.cordon.mail.store.MailStore;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.SecureFiles;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;

/** Real encrypted storage in a directory; opening it again is what a restarted app does. */
public final class WorkArea implements AutoCloseable {
  public final SecureFiles files;
  public final SecureDatabase database;
  public final MailStore store;

  private WorkArea(SecureFiles files, SecureDatabase database) throws IOException {
    this.files = files;
    this.database = database;
    this.store = MailStore.open(database, files);
  }

  public static WorkArea open(Path directory) throws IOException {
    TestDomain domain = TestDomain.of(directory, "mail");
    return new WorkArea(SecureFiles.in(domain), DesktopDatabases.in(domain).open("mail"));
  }

  @Override
  public void close() {
    database.close();
  }
}
