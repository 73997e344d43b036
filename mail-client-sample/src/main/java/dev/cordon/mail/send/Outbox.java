package dev.cordon.mail.send;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.send.OutboxEntry.State;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.SecureDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mails on their way out, in the encrypted database. Safe for many threads. */
public final class Outbox {
  private static final String COLUMNS =
      "id, account, state, problem, tries, created_millis, message_id, reference_ids,"
          + " recipients_to, recipients_cc, recipients_bcc, subject, text";

  private final SecureDatabase database;
  private final Clock clock;

  /**
   * The outbox in a database whose schema is up to date: open the {@code MailStore} first. What a
   * kill interrupted becomes {@code UNCERTAIN}; so only one may be open at a time.
   */
  public Outbox(SecureDatabase database, Clock clock) throws IOException {
    this.database = database;
    this.clock = clock;
    database.execute("UPDATE outbox SET state='UNCERTAIN' WHERE state='SENDING'");
  }

  /**
   * Puts a mail in; from here on it is not lost.
   *
   * @throws MailException {@code RECIPIENT_MISSING}, {@code ADDRESS_INVALID}
   */
  public OutboxEntry add(Account account, Draft draft) throws IOException {
    Recipients.check(draft);
    String domain = account.address().substring(account.address().indexOf('@') + 1);
    String messageId = "<" + UUID.randomUUID() + "@" + domain + ">";
    long id = database.transaction(() -> insert(account, draft, messageId));
    return entry(id);
  }

  /** All of an account's, oldest first. */
  public List<OutboxEntry> all(Account account) throws IOException {
    return database.transaction(
        () ->
            database.query(
                "SELECT " + COLUMNS + " FROM outbox WHERE account=? ORDER BY id",
                this::map,
                account.id()));
  }

  /**
   * One entry as it is now.
   *
   * @throws MailException {@code OUTBOX_ENTRY_MISSING}
   */
  public OutboxEntry entry(long id) throws IOException {
    List<OutboxEntry> found =
        database.query("SELECT " + COLUMNS + " FROM outbox WHERE id=?", this::map, id);
    if (found.isEmpty()) {
      throw new MailException(Problem.OUTBOX_ENTRY_MISSING, "");
    }
    return found.get(0);
  }

  /** Takes an entry out, sent or not. */
  public void delete(long id) throws IOException {
    database.execute("DELETE FROM outbox WHERE id=?", id);
  }

  /** Whether this caller, and no other, may send it now. */
  boolean claim(OutboxEntry entry) throws IOException {
    return database.execute(
            "UPDATE outbox SET state='SENDING', tries=tries+1 WHERE id=? AND state=?",
            entry.id(),
            entry.state().name())
        == 1;
  }

  void becomes(long id, State state, Optional<Problem> problem) throws IOException {
    database.execute(
        "UPDATE outbox SET state=?, problem=? WHERE id=?",
        state.name(),
        problem.map(Problem::name).orElse(""),
        id);
  }

  private long insert(Account account, Draft draft, String messageId) throws DatabaseException {
    database.execute(
        "INSERT INTO outbox(account, state, problem, tries, created_millis, message_id,"
            + " reference_ids, recipients_to, recipients_cc, recipients_bcc, subject, text)"
            + " VALUES(?,'WAITING','',0,?,?,?,?,?,?,?,?)",
        account.id(),
        clock.millis(),
        messageId,
        String.join(" ", draft.references()),
        String.join("\n", draft.to()),
        String.join("\n", draft.cc()),
        String.join("\n", draft.bcc()),
        draft.subject(),
        draft.text());
    long id = database.query("SELECT last_insert_rowid()", row -> row.integer(0)).get(0);
    for (int i = 0; i < draft.attachments().size(); i++) {
      DraftAttachment file = draft.attachments().get(i);
      database.execute(
          "INSERT INTO outbox_attachment(outbox, position, name, type, path) VALUES(?,?,?,?,?)",
          id,
          i,
          file.name(),
          file.type(),
          file.path());
    }
    return id;
  }

  private OutboxEntry map(Row row) throws DatabaseException {
    String problem = row.text(3);
    Draft draft =
        new Draft(
            split(row.text(8), "\n"),
            split(row.text(9), "\n"),
            split(row.text(10), "\n"),
            row.text(11),
            row.text(12),
            attachments(row.integer(0)),
            split(row.text(7), " "));
    return new OutboxEntry(
        row.integer(0),
        row.integer(1),
        State.valueOf(row.text(2)),
        problem.isEmpty() ? Optional.empty() : Optional.of(Problem.valueOf(problem)),
        Math.toIntExact(row.integer(4)),
        Instant.ofEpochMilli(row.integer(5)),
        row.text(6),
        draft);
  }

  private List<DraftAttachment> attachments(long id) throws DatabaseException {
    return database.query(
        "SELECT name, type, path FROM outbox_attachment WHERE outbox=? ORDER BY position",
        row -> new DraftAttachment(row.text(0), row.text(1), row.text(2)),
        id);
  }

  private static List<String> split(String column, String separator) {
    return column.isEmpty() ? List.of() : List.of(column.split(separator, -1));
  }
}
