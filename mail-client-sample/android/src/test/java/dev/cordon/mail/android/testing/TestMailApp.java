package dev.cordon.mail.android.testing;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.Expiry;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.mail.android.MailApp;
import dev.cordon.mail.app.Databases;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.testing.FakeDevice;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The app with what a test's machine has: a real container on a device in memory, whose passcodes
 * are cheap to try, and the desktop's SQLCipher.
 */
public final class TestMailApp extends MailApp {
  private final FakeDevice device = new FakeDevice();
  private final Path elsewhere = newDirectory();
  private volatile Optional<SecureDatabase> database = Optional.empty();
  private Path directory = newDirectory();
  private boolean full;
  private volatile Optional<ContainerException> trouble = Optional.empty();

  /** The device under the container. */
  public FakeDevice device() {
    return device;
  }

  /** From now on the container cannot be opened. */
  public void fail(ContainerException why) {
    trouble = Optional.of(why);
  }

  /** It can be opened again. */
  public void failNoMore() {
    trouble = Optional.empty();
  }

  /** The container is to be made on {@code disk}. */
  public void liveOn(SmallDisk disk) {
    directory = disk.root().resolve("work");
  }

  /** From now on the mail's database cannot grow: the engine itself says that there is no room. */
  public void fillDatabase() {
    full = true;
    limitDatabase();
  }

  /** It can grow again. */
  public void makeRoomForDatabase() {
    full = false;
    limitDatabase();
  }

  /** The mail's database, as the app opened it last. */
  public SecureDatabase database() {
    return database.orElseThrow();
  }

  /** No limit below what the database has now is taken; so the least is that. */
  private void limitDatabase() {
    try {
      var unused =
          database()
              .query("PRAGMA max_page_count = " + (full ? 1 : Integer.MAX_VALUE - 1), row -> 0);
    } catch (DatabaseException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Container openContainer() throws ContainerException {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return device.open(directory);
  }

  @Override
  public Databases databases() {
    return (domain, name) -> {
      SecureDatabase opened = DesktopDatabases.in(new Elsewhere(domain, elsewhere)).open(name);
      database = Optional.of(opened);
      if (full) {
        limitDatabase();
      }
      return opened;
    };
  }

  @Override
  public SystemTrust systemTrust() {
    return SystemTrust.ofTheJdk();
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("work");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A domain whose database lies in another directory: SQLite cannot live on a small disk. */
  private record Elsewhere(Domain domain, Path directory) implements Domain {
    @Override
    public String name() {
      return domain.name();
    }

    @Override
    public SecretBytes key(String purpose) throws ContainerException {
      return domain.key(purpose);
    }

    @Override
    public Registration closeOnLock(Closeable resource) throws ContainerException {
      return domain.closeOnLock(resource);
    }

    @Override
    public <T extends Closeable> T shared(Class<T> kind, Opening<T> opening) throws IOException {
      return domain.shared(kind, unused -> opening.open(this));
    }

    @Override
    public Optional<byte[]> anchor(String what) {
      return domain.anchor(what);
    }

    @Override
    public void anchor(String what, byte[] value) {
      domain.anchor(what, value);
    }

    @Override
    public Expiry expiry() {
      return domain.expiry();
    }
  }
}
