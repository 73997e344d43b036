package dev.cordon.mail.store;

import dev.cordon.mail.mime.Address;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.SecureDatabase;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows back into messages. */
final class Reading {
  static final String SUMMARY =
      "SELECT m.id, m.thread, m.subject, m.sent_millis, m.seen, m.defects,"
          + " (SELECT count(*) FROM attachment a WHERE a.message=m.id AND a.inline=0),"
          + " coalesce(p.name, ''), coalesce(p.mail, '') FROM message m"
          + " LEFT JOIN person p ON p.message=m.id AND p.role='FROM' AND p.position=0";

  private final SecureDatabase database;

  Reading(SecureDatabase database) {
    this.database = database;
  }

  static Summary summary(Row row) throws DatabaseException {
    return new Summary(
        row.integer(0),
        row.integer(1),
        new Address(row.text(7), row.text(8)),
        row.text(2),
        Instant.ofEpochMilli(row.integer(3)),
        row.integer(4) != 0,
        Math.toIntExact(row.integer(6)),
        !row.text(5).isEmpty());
  }

  Optional<Message> message(long id) throws DatabaseException {
    return database.transaction(() -> read(id));
  }

  private Optional<Message> read(long id) throws DatabaseException {
    List<Address> from = people(id, "FROM");
    List<Address> replyTo = people(id, "REPLY_TO");
    List<Address> to = people(id, "TO");
    List<Address> cc = people(id, "CC");
    List<Attachment> attachments = attachments(id);
    return database
        .query(
            "SELECT m.thread, m.seen, m.source, m.message_id, m.reference_ids, m.subject, m.dated,"
                + " m.sent_millis, m.defects, b.text, b.links"
                + " FROM message m JOIN body b ON b.message=m.id WHERE m.id=?",
            row -> {
              String messageId = row.text(3);
              List<URI> links = Stored.links(row.text(10));
              Mail mail =
                  new Mail(
                      messageId.isEmpty() ? Optional.empty() : Optional.of(messageId),
                      Stored.words(row.text(4)),
                      from.stream().findFirst(),
                      replyTo,
                      to,
                      cc,
                      row.text(5),
                      date(row),
                      row.text(9),
                      links,
                      attachments,
                      Stored.defects(row.text(8)));
              return new Message(id, row.integer(0), row.integer(1) != 0, mail, row.text(2));
            },
            id)
        .stream()
        .findFirst();
  }

  private static Optional<Instant> date(Row row) throws DatabaseException {
    return row.integer(6) == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(row.integer(7)));
  }

  private List<Address> people(long id, String role) throws DatabaseException {
    return database.query(
        "SELECT name, mail FROM person WHERE message=? AND role=? ORDER BY position",
        row -> new Address(row.text(0), row.text(1)),
        id,
        role);
  }

  private List<Attachment> attachments(long id) throws DatabaseException {
    return database.query(
        "SELECT name, type, bytes, inline, content_id, path FROM attachment"
            + " WHERE message=? ORDER BY position",
        row ->
            new Attachment(
                row.text(0),
                row.text(1),
                row.integer(2),
                row.integer(3) != 0,
                row.text(4),
                row.text(5)),
        id);
  }
}
