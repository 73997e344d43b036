package dev.cordon.storage;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Named, encrypted entries of a domain (A1, A2): a flat set; each is written whole and replaced
 * whole.
 *
 * <p>A name has 1 to 255 characters of any script; names that differ only in Unicode normalisation
 * are the same. Neither names nor their number of characters show on disk; that there are entries,
 * their number, rough sizes and times do. Every failure is a {@link StorageException}. Safe for
 * many threads. Holds no keys: after the container was locked and unlocked again it goes on
 * working, but streams that were open at the lock have ended.
 */
public final class SecureFiles {
  private final EntryStore store;

  private SecureFiles(EntryStore store) {
    this.store = store;
  }

  /** The entries of {@code domain}. Removes what a killed process left half-written. */
  public static SecureFiles in(Domain domain) throws StorageException {
    return in(domain, new SecureRandom(), EntryDirectory::createOnDisk);
  }

  static SecureFiles in(Domain domain, SecureRandom random, EntryDirectory.Medium medium)
      throws StorageException {
    EntryStore store = EntryStore.in(domain, random, medium);
    try {
      store.directory().prepare();
    } catch (IOException e) {
      throw store.explain(e, "");
    }
    return new SecureFiles(store);
  }

  /**
   * Writes an entry. It appears, or replaces the old one, in one step when the stream is closed,
   * and is on the medium then; of two writers of a name the one that closes last wins. A stream
   * that failed or met the lock leaves nothing, and its close throws. A closed stream counts as
   * complete even if the caller's own source failed midway: {@link #write} is safer, or {@link
   * EntryOutputStream#discard} ends it.
   *
   * @throws StorageException {@code NAME_INVALID}, {@code LOCKED}, {@code DISK_FULL}, {@code
   *     MEDIUM_FAILED}; so do the stream's methods
   */
  public EntryOutputStream create(String name) throws StorageException {
    return stream(EntryName.of(name));
  }

  /** Writes an entry whole, or, if {@code content} throws anything, not at all. */
  public void write(String name, EntryContent content) throws IOException {
    EntryOutputStream out = stream(EntryName.of(name));
    try {
      content.writeTo(out);
      out.close();
    } finally {
      out.discard(); // nothing to discard after a close
    }
  }

  /**
   * Reads an entry. Each 32 KiB is verified before any byte of it is handed out; damage further on
   * shows when reading gets there. A stream stays on the version that it was opened on.
   *
   * @throws StorageException {@code NOT_FOUND}, {@code DAMAGED}, {@code LOCKED}, {@code
   *     NAME_INVALID}, {@code MEDIUM_FAILED}; so do the stream's reads
   */
  public InputStream open(String name) throws StorageException {
    EntryName wanted = EntryName.of(name);
    try {
      return EntryInputStream.open(store, wanted);
    } catch (IOException e) {
      throw store.explain(e, wanted.text());
    }
  }

  /** Whether there is such an entry; nothing of it is verified. */
  public boolean exists(String name) throws StorageException {
    EntryName wanted = EntryName.of(name);
    try {
      return Files.exists(store.directory().file(store.keys().idOf(wanted)));
    } catch (IOException e) {
      throw store.explain(e, wanted.text());
    }
  }

  /** The entry's length in plaintext bytes, proved by its last chunk. Errors as {@link #open}. */
  public long size(String name) throws StorageException {
    EntryName wanted = EntryName.of(name);
    try (EntryFile file = store.open(wanted)) {
      return file.reader().verifiedBytes();
    } catch (IOException e) {
      throw store.explain(e, wanted.text());
    }
  }

  /**
   * The names of all entries, in NFC, sorted by UTF-16 code.
   *
   * @throws StorageException {@code DAMAGED} if any entry's name can't be verified
   */
  public List<String> names() throws StorageException {
    try {
      List<String> names = new ArrayList<>();
      for (Path file : store.directory().files()) {
        addName(file, names);
      }
      names.sort(null);
      return names;
    } catch (IOException e) {
      throw store.explain(e, "");
    }
  }

  /**
   * Deletes an entry; damaged ones too. Streams that read it go on.
   *
   * @throws StorageException {@code NOT_FOUND}, {@code LOCKED}, {@code NAME_INVALID}, {@code
   *     MEDIUM_FAILED}
   */
  public void delete(String name) throws StorageException {
    EntryName unwanted = EntryName.of(name);
    try {
      store.directory().delete(store.keys().idOf(unwanted));
    } catch (IOException e) {
      throw store.explain(e, unwanted.text());
    }
  }

  private EntryOutputStream stream(EntryName name) throws StorageException {
    try {
      return EntryOutputStream.create(store, name);
    } catch (IOException e) {
      throw store.explain(e, name.text());
    }
  }

  private void addName(Path path, List<String> names) throws IOException {
    try (EntryFile file = store.open(path, path.getFileName().toString())) {
      names.add(file.reader().name().text());
    } catch (NoSuchFileException e) {
      return; // deleted meanwhile
    }
  }
}
