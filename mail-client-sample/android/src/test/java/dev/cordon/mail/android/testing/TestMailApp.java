package dev.cordon.mail.android.testing;

import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.android.MailApp;
import dev.cordon.mail.app.Databases;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.testing.FakeDevice;
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
  private final Path directory = newDirectory();
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

  @Override
  public Container openContainer() throws ContainerException {
    if (trouble.isPresent()) {
      throw trouble.get();
    }
    return device.open(directory);
  }

  @Override
  public Databases databases() {
    return (domain, name) -> DesktopDatabases.in(domain).open(name);
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
}
