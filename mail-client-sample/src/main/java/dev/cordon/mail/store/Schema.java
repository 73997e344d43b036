package dev.cordon.mail.store;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import java.util.List;

/** The tables of the mail database. Steps that were released are never changed: append. */
final class Schema {
  private static final String FIRST =
      """
      CREATE TABLE account(
        id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
        imap_host TEXT NOT NULL, imap_port INTEGER NOT NULL, imap_encryption TEXT NOT NULL,
        smtp_host TEXT NOT NULL, smtp_port INTEGER NOT NULL, smtp_encryption TEXT NOT NULL,
        user TEXT NOT NULL, password TEXT NOT NULL);
      CREATE TABLE folder(
        id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id),
        name TEXT NOT NULL, uid_validity INTEGER NOT NULL, UNIQUE(account, name));
      CREATE TABLE thread(
        id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id));
      CREATE TABLE thread_reference(
        account INTEGER NOT NULL, reference TEXT NOT NULL,
        thread INTEGER NOT NULL REFERENCES thread(id) ON DELETE CASCADE,
        PRIMARY KEY(account, reference)) WITHOUT ROWID;
      CREATE INDEX thread_reference_thread ON thread_reference(thread);
      CREATE TABLE message(
        id INTEGER PRIMARY KEY, folder INTEGER NOT NULL REFERENCES folder(id),
        uid_validity INTEGER NOT NULL, uid INTEGER NOT NULL,
        thread INTEGER NOT NULL REFERENCES thread(id),
        message_id TEXT NOT NULL, reference_ids TEXT NOT NULL, subject TEXT NOT NULL,
        received_millis INTEGER NOT NULL, dated INTEGER NOT NULL, sent_millis INTEGER NOT NULL,
        seen INTEGER NOT NULL, seen_unsent INTEGER NOT NULL DEFAULT 0,
        defects TEXT NOT NULL, source TEXT NOT NULL,
        UNIQUE(folder, uid_validity, uid));
      CREATE INDEX message_newest ON message(folder, sent_millis);
      CREATE INDEX message_thread ON message(thread, sent_millis);
      CREATE TABLE person(
        message INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
        role TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, mail TEXT NOT NULL,
        PRIMARY KEY(message, role, position)) WITHOUT ROWID;
      CREATE TABLE body(
        message INTEGER PRIMARY KEY REFERENCES message(id) ON DELETE CASCADE,
        text TEXT NOT NULL, links TEXT NOT NULL);
      CREATE TABLE attachment(
        path TEXT PRIMARY KEY,
        message INTEGER NOT NULL REFERENCES message(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
        bytes INTEGER NOT NULL, inline INTEGER NOT NULL, content_id TEXT NOT NULL)
        WITHOUT ROWID;
      CREATE INDEX attachment_message ON attachment(message, position);
      CREATE TABLE outbox(
        id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id),
        state TEXT NOT NULL, problem TEXT NOT NULL, tries INTEGER NOT NULL,
        created_millis INTEGER NOT NULL, message_id TEXT NOT NULL, reference_ids TEXT NOT NULL,
        recipients_to TEXT NOT NULL, recipients_cc TEXT NOT NULL, recipients_bcc TEXT NOT NULL,
        subject TEXT NOT NULL, text TEXT NOT NULL);
      CREATE TABLE outbox_attachment(
        outbox INTEGER NOT NULL REFERENCES outbox(id) ON DELETE CASCADE,
        position INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, path TEXT NOT NULL,
        PRIMARY KEY(outbox, position)) WITHOUT ROWID;
      CREATE VIRTUAL TABLE search USING fts5(
        subject, people, text, files, tokenize='unicode61 remove_diacritics 0')
      """;

  private Schema() {}

  static void bringUpToDate(SecureDatabase database) throws DatabaseException {
    database.migrate(List.of(FIRST));
  }
}
