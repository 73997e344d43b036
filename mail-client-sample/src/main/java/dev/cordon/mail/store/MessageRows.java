package dev.cordon.mail.store;

import dev.cordon.mail.mime.Address;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Writes one message into all its tables. Called inside a transaction. */
final class MessageRows {
  private final SecureDatabase database;
  private final Threads threads;

  MessageRows(SecureDatabase database) {
    this.database = database;
    this.threads = new Threads(database);
  }

  /** Whether it was added; a message that is there already is not added twice. */
  boolean add(Folder folder, Arrival arrival) throws DatabaseException {
    boolean there =
        !database
            .query(
                "SELECT 1 FROM message WHERE folder=? AND uid_validity=? AND uid=?",
                row -> row.integer(0),
                folder.id(),
                folder.uidValidity(),
                arrival.uid())
            .isEmpty();
    if (there) {
      return false;
    }
    long id = addMessage(folder, arrival);
    addPeople(id, arrival.mail());
    addContent(id, arrival.mail());
    addWords(id, arrival.mail());
    return true;
  }

  private long addMessage(Folder folder, Arrival arrival) throws DatabaseException {
    Mail mail = arrival.mail();
    long thread = threads.of(mail, folder.account());
    Instant sent = mail.date().orElse(arrival.received());
    database.execute(
        "INSERT INTO message(folder, uid_validity, uid, thread, message_id, reference_ids, subject,"
            + " received_millis, dated, sent_millis, seen, defects, source)"
            + " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
        folder.id(),
        folder.uidValidity(),
        arrival.uid(),
        thread,
        mail.messageId().orElse(""),
        String.join(" ", mail.references()),
        mail.subject(),
        arrival.received().toEpochMilli(),
        mail.date().isPresent() ? 1 : 0,
        sent.toEpochMilli(),
        arrival.seen() ? 1 : 0,
        Stored.defects(mail.defects()),
        arrival.source());
    return database.query("SELECT last_insert_rowid()", row -> row.integer(0)).get(0);
  }

  private void addPeople(long id, Mail mail) throws DatabaseException {
    addPeople(id, "FROM", mail.from().map(List::of).orElse(List.of()));
    addPeople(id, "REPLY_TO", mail.replyTo());
    addPeople(id, "TO", mail.to());
    addPeople(id, "CC", mail.cc());
  }

  private void addPeople(long id, String role, List<Address> people) throws DatabaseException {
    for (int i = 0; i < people.size(); i++) {
      database.execute(
          "INSERT INTO person(message, role, position, name, mail) VALUES(?,?,?,?,?)",
          id,
          role,
          i,
          people.get(i).name(),
          people.get(i).mail());
    }
  }

  private void addContent(long id, Mail mail) throws DatabaseException {
    database.execute(
        "INSERT INTO body(message, text, links) VALUES(?,?,?)",
        id,
        mail.text(),
        Stored.links(mail.links()));
    for (int i = 0; i < mail.attachments().size(); i++) {
      Attachment file = mail.attachments().get(i);
      database.execute(
          "INSERT INTO attachment(path, message, position, name, type, bytes, inline, content_id)"
              + " VALUES(?,?,?,?,?,?,?,?)",
          file.path(),
          id,
          i,
          file.name(),
          file.type(),
          file.bytes(),
          file.inline() ? 1 : 0,
          file.contentId());
    }
  }

  private void addWords(long id, Mail mail) throws DatabaseException {
    StringJoiner people = new StringJoiner(" ");
    Optional<Address> from = mail.from();
    from.ifPresent(address -> people.add(address.shown()));
    mail.to().forEach(address -> people.add(address.shown()));
    mail.cc().forEach(address -> people.add(address.shown()));
    StringJoiner files = new StringJoiner(" ");
    mail.attachments().forEach(file -> files.add(file.name()));
    database.execute(
        "INSERT INTO search(rowid, subject, people, text, files) VALUES(?,?,?,?,?)",
        id,
        Tokens.ofText(mail.subject()),
        Tokens.ofText(people.toString()),
        Tokens.ofText(mail.text()),
        Tokens.ofText(files.toString()));
  }
}
