package dev.cordon.storage;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Named, encrypted entries of a domain: signatures to compile against, nothing is stored yet. */
public final class SecureFiles {
  final Domain domain;

  private SecureFiles(Domain domain) {
    this.domain = domain;
  }

  /** The entries of {@code domain}. */
  public static SecureFiles in(Domain domain) throws StorageException {
    return new SecureFiles(domain);
  }

  /** Writes an entry; it appears, or replaces the old one, in one step on close. */
  public OutputStream create(String name) throws IOException {
    return new java.io.ByteArrayOutputStream();
  }

  /** Reads an entry. */
  public InputStream open(String name) throws IOException {
    return new java.io.ByteArrayInputStream(new byte[0]);
  }

  /** Whether there is such an entry. */
  public boolean exists(String name) throws IOException {
    return names().contains(name);
  }

  /** The entry's length in plaintext bytes. */
  public long size(String name) throws IOException {
    return 0;
  }

  /** The names of all entries, sorted. */
  public List<String> names() throws IOException {
    return List.of();
  }

  /** Deletes an entry. */
  public void delete(String name) throws IOException {}
}
