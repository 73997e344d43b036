package dev.cordon.mail.store;

import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The mails of a container: lists, messages, search (C1, A2).
 *
 * <p>Safe for many threads. Errors of storage (container locked, disk full) pass through as they
 * are.
 */
public final class MailStore {
  private final SecureDatabase database;
  private final MailFiles files;

  private MailStore(SecureDatabase database, MailFiles files) {
    this.database = database;
    this.files = files;
  }

  /**
   * The store in {@code database} and {@code files}. Brings the schema up to date and removes the
   * files that a kill left without a message; so only one may be opened at a time.
   */
  public static MailStore open(SecureDatabase database, SecureFiles files) throws IOException {
    Schema.bringUpToDate(database);
    MailFiles mailFiles = new MailFiles(files);
    mailFiles.deleteOrphans(database);
    return new MailStore(database, mailFiles);
  }

  /** The writing side, for synchronising. */
  public Mirror mirror() {
    return new Mirror(database, files);
  }

  /** The folders of an account, by name. */
  public List<Folder> folders(long account) throws IOException {
    return database.query(
        "SELECT id, name, uid_validity FROM folder WHERE account=? ORDER BY name",
        row -> new Folder(row.integer(0), account, row.text(1), row.integer(2)),
        account);
  }

  /** The newest messages of a folder, after the first {@code skip}. */
  public List<Summary> newest(Folder folder, int skip, int most) throws IOException {
    return database.query(
        Reading.SUMMARY
            + " WHERE m.folder=? ORDER BY m.sent_millis DESC, m.id DESC LIMIT ? OFFSET ?",
        Reading::summary,
        folder.id(),
        most,
        skip);
  }

  /** The messages of a conversation, oldest first. */
  public List<Summary> thread(long thread) throws IOException {
    return database.query(
        Reading.SUMMARY + " WHERE m.thread=? ORDER BY m.sent_millis, m.id",
        Reading::summary,
        thread);
  }

  /**
   * The messages that have all of the words in subject, people, text or file names, best first.
   *
   * @param typed as typed by a person, in any language; "…" keeps words together
   */
  public List<Summary> search(String typed, int most) throws IOException {
    Optional<String> expression = SearchWords.expression(typed);
    if (!expression.isPresent()) {
      return List.of();
    }
    return database.query(
        Reading.SUMMARY
            + " JOIN search s ON s.rowid=m.id WHERE s.search MATCH ?"
            + " ORDER BY bm25(s.search, 4, 2, 1, 2), m.sent_millis DESC LIMIT ?",
        Reading::summary,
        expression.get(),
        most);
  }

  /**
   * A whole message.
   *
   * @throws MailException {@code MESSAGE_MISSING}
   */
  public Message message(long id) throws IOException {
    return new Reading(database)
        .message(id)
        .orElseThrow(() -> new MailException(Problem.MESSAGE_MISSING, ""));
  }

  /** Notes that a message was read; the server learns it at the next synchronising. */
  public void markSeen(long id) throws IOException {
    database.execute("UPDATE message SET seen=1, seen_unsent=1 WHERE id=? AND seen=0", id);
  }

  /** The content of an attachment; the caller closes it. */
  public InputStream open(Attachment attachment) throws IOException {
    return files.open(attachment.path());
  }

  /** The undecoded bytes of a broken mail, if they were kept; the caller closes it. */
  public Optional<InputStream> source(Message message) throws IOException {
    return message.source().isEmpty()
        ? Optional.empty()
        : Optional.of(files.open(message.source()));
  }
}
