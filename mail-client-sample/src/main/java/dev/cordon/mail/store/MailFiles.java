package dev.cordon.mail.store;

import dev.cordon.mail.mime.AttachmentSink;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The encrypted files of mails: attachments, and the sources of broken or very large mails.
 *
 * <p>A file is on the medium ({@link #force}) before a row names it, and deleted after; one that no
 * row names is an orphan. Safe for many threads.
 */
public final class MailFiles implements AttachmentSink {
  private static final String ATTACHMENTS = "/mail/attachments";
  private static final String SOURCES = "/mail/sources";
  private static final int PIECE_BYTES = 64 * 1024;

  private final SecureFiles files;

  /** Those among {@code files}; those of others are never touched. */
  public MailFiles(SecureFiles files) {
    this.files = files;
  }

  /** Keeps an attachment, not yet on the medium: a batch of mails waits for that once. */
  @Override
  public Kept keep(InputStream content) throws IOException {
    return keep(content, path(ATTACHMENTS + "/" + UUID.randomUUID()));
  }

  /** The same for a mail as it came. */
  public Kept keepSource(InputStream mail) throws IOException {
    return keep(mail, path(SOURCES + "/" + UUID.randomUUID() + ".eml"));
  }

  private static Kept keep(InputStream content, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      long bytes = copy(content, out);
      whole = true;
      return new Kept(file.toString(), bytes);
    } finally {
      if (!whole) {
        boolean unused = Files.deleteIfExists(file);
      }
    }
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

  /** Returns once everything that was kept is on the medium. */
  void force() throws IOException {
    files.force();
  }

  /** Reads a file. */
  public InputStream open(String path) throws IOException {
    return files.read(path);
  }

  /** For libraries. */
  public Path path(String path) {
    return files.path(path);
  }

  /** Deletes files that no row names any more. */
  public void delete(Collection<String> paths) throws IOException {
    List<String> ours = new ArrayList<>();
    for (String path : paths) {
      if (path.startsWith(ATTACHMENTS + "/") || path.startsWith(SOURCES + "/")) {
        ours.add(path);
      }
    }
    files.deleteAll(ours);
  }

  /** The files that rows name. */
  static Set<String> named(SecureDatabase database) throws IOException {
    return new HashSet<>(
        database.query(
            "SELECT path FROM attachment UNION SELECT source FROM message"
                + " UNION SELECT path FROM outbox_attachment",
            row -> row.text(0)));
  }

  /** Deletes what a kill left behind. Not while anything synchronises. */
  void deleteOrphans(SecureDatabase database) throws IOException {
    Set<String> named = named(database);
    List<String> orphans = new ArrayList<>();
    addAll(ATTACHMENTS, orphans);
    addAll(SOURCES, orphans);
    orphans.removeAll(named);
    delete(orphans);
  }

  private void addAll(String directory, List<String> paths) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path(directory))) {
      all.forEach(file -> paths.add(file.toString()));
    } catch (NoSuchFileException e) {
      return; // none was kept yet
    }
  }
}
