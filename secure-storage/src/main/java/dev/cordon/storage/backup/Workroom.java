package dev.cordon.storage.backup;

import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.storage.files.SecureFiles;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The domain of its own in which an export or import keeps where it stands, and its data key. */
final class Workroom {
  static final String EXPORT = "cordon.backup.export";
  static final String IMPORT = "cordon.backup.import";
  private static final String PREFIX = "cordon.backup.";
  private static final int BUFFER_BYTES = 8192;

  private final Container container;
  private final String domain;
  private final SecureFiles files;

  private Workroom(Container container, String domain, SecureFiles files) {
    this.container = container;
    this.domain = domain;
    this.files = files;
  }

  /**
   * The one called {@code domain}, made if there is none. One whose key is gone, as when its end
   * was cut short on a full disk, tells nothing any more: it is thrown away.
   */
  static Workroom in(Container container, String domain) throws IOException {
    try {
      return open(container, domain);
    } catch (ContainerDamagedException e) {
      container.shred(domain);
      return open(container, domain);
    }
  }

  private static Workroom open(Container container, String domain) throws IOException {
    return new Workroom(container, domain, SecureFiles.in(container, domain));
  }

  /** Whether a domain of this name is one of ours. */
  static boolean isReserved(String domain) {
    return domain.startsWith(PREFIX);
  }

  boolean has(String file) throws IOException {
    return files.exists(file);
  }

  byte[] read(String file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = files.read(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      int count;
      while ((count = in.read(buffer)) >= 0) {
        all.write(buffer, 0, count);
      }
    }
    return all.toByteArray();
  }

  /** Whole or not at all, and on the medium. */
  void write(String file, byte[] bytes) throws IOException {
    files.write(file, out -> out.write(bytes));
  }

  Path path(String file) {
    return files.path(file);
  }

  void force() throws IOException {
    files.force();
  }

  /** Has {@code resource} closed by the lock, until the answer is closed. */
  Registration closeOnLock(Closeable resource) throws IOException {
    return container.domain(domain).closeOnLock(resource);
  }

  void shred() throws ContainerException {
    container.shred(domain);
  }
}
