package dev.cordon.mail.store;

import dev.cordon.mail.mime.AttachmentSink;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.SecureFiles;
import dev.cordon.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The encrypted entries of mails: attachments, and the sources of broken or very large mails.
 *
 * <p>An entry is written before a row names it and deleted after; one that no row names is an
 * orphan. Safe for many threads.
 */
public final class MailFiles implements AttachmentSink {
  private static final String PREFIX = "mail/";
  private static final int PIECE_BYTES = 64 * 1024;

  private final SecureFiles files;

  /** Entries among {@code files}; those of others are never touched. */
  public MailFiles(SecureFiles files) {
    this.files = files;
  }

  @Override
  public Kept keep(InputStream content) throws IOException {
    String entry = newEntry();
    long[] bytes = {0};
    files.write(entry, out -> bytes[0] = copy(content, out));
    return new Kept(entry, bytes[0]);
  }

  private static long copy(InputStream content, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    long bytes = 0;
    for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
      out.write(piece, 0, count);
      bytes += count;
    }
    return bytes;
  }

  /** A name that no entry has. */
  String newEntry() {
    return PREFIX + UUID.randomUUID();
  }

  /** Reads an entry. */
  public InputStream open(String entry) throws IOException {
    return files.open(entry);
  }

  /** The entries themselves, to read a mail's source from. */
  public SecureFiles entries() {
    return files;
  }

  /** Deletes entries that no row names any more. */
  public void delete(Collection<String> entries) throws IOException {
    for (String entry : entries) {
      if (entry.startsWith(PREFIX) && files.exists(entry)) {
        files.delete(entry);
      }
    }
  }

  /** A damaged entry has no name: then none is called an orphan, and mail still opens. */
  private List<String> names() throws IOException {
    try {
      return files.names();
    } catch (StorageException e) {
      if (e.problem() == StorageException.Problem.DAMAGED) {
        return List.of();
      }
      throw e;
    }
  }

  /** The entries that rows name. */
  static Set<String> named(SecureDatabase database) throws IOException {
    return new HashSet<>(
        database.query(
            "SELECT entry FROM attachment UNION SELECT source FROM message"
                + " UNION SELECT entry FROM outbox_attachment",
            row -> row.text(0)));
  }

  /** Deletes what a kill left behind. Not while anything synchronises. */
  void deleteOrphans(SecureDatabase database) throws IOException {
    Set<String> named = named(database);
    for (String entry : names()) {
      if (entry.startsWith(PREFIX) && !named.contains(entry)) {
        files.delete(entry);
      }
    }
  }
}
