package dev.cordon.storage;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Named, encrypted entries of a domain. */
public final class SecureFiles {
  private SecureFiles() {}

  /** The entries of {@code domain}. */
  public static SecureFiles in(Domain domain) throws StorageException {
    throw new UnsupportedOperationException(domain.name());
  }

  /** Writes an entry; it appears, or replaces the old one, in one step on close. */
  public OutputStream create(String name) throws IOException {
    throw new UnsupportedOperationException(name);
  }

  /** Reads an entry. */
  public InputStream open(String name) throws IOException {
    throw new UnsupportedOperationException(name);
  }

  /** Whether there is such an entry. */
  public boolean exists(String name) throws IOException {
    throw new UnsupportedOperationException(name);
  }

  /** The entry's length in plaintext bytes. */
  public long size(String name) throws IOException {
    throw new UnsupportedOperationException(name);
  }

  /** The names of all entries, sorted. */
  public List<String> names() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Deletes an entry. */
  public void delete(String name) throws IOException {
    throw new UnsupportedOperationException(name);
  }
}
