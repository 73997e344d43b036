package dev.cordon.mail.store;

import dev.cordon.mail.mime.AttachmentSink;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The writing side of the store: makes our copy of a server's folder like the server's.
 *
 * <p>Each method is one transaction; what it returned from survives a kill. Safe for many threads.
 */
public final class Mirror {
  private final SecureDatabase database;
  private final MailFiles files;

  Mirror(SecureDatabase database, MailFiles files) {
    this.database = database;
    this.files = files;
  }

  /** Where attachments and sources are written before {@link #add}. */
  public MailFiles files() {
    return files;
  }

  /** As a sink for the parser. */
  public AttachmentSink sink() {
    return files;
  }

  /**
   * Our copy of a folder as it is under {@code uidValidity}. If the server has begun to count anew,
   * what we have no longer has a name there and is dropped, to be fetched again.
   */
  public Folder folder(long account, String name, long uidValidity) throws IOException {
    List<String> orphans = new ArrayList<>();
    Folder folder =
        database.transaction(
            () -> {
              database.execute(
                  "INSERT OR IGNORE INTO folder(account, name, uid_validity) VALUES(?,?,?)",
                  account,
                  name,
                  uidValidity);
              Folder found = find(account, name);
              if (found.uidValidity() == uidValidity) {
                return found;
              }
              orphans.addAll(removeAll(found));
              database.execute(
                  "UPDATE folder SET uid_validity=? WHERE id=?", uidValidity, found.id());
              return find(account, name);
            });
    files.delete(orphans);
    return folder;
  }

  /** The UIDs that we have, with whether each is seen. */
  public Map<Long, Boolean> uids(Folder folder) throws IOException {
    Map<Long, Boolean> uids = new HashMap<>();
    List<Map.Entry<Long, Boolean>> rows =
        database.query(
            "SELECT uid, seen FROM message WHERE folder=? AND uid_validity=?",
            row -> Map.entry(row.integer(0), row.integer(1) != 0),
            folder.id(),
            folder.uidValidity());
    rows.forEach(row -> uids.put(row.getKey(), row.getValue()));
    return uids;
  }

  /** Adds messages, all or none; one that is there already is left as it is. */
  public int add(Folder folder, List<Arrival> arrivals) throws IOException {
    MessageRows rows = new MessageRows(database);
    List<String> twice = new ArrayList<>();
    files.force(); // what a row names is there, whatever happens next
    int added =
        database.transaction(
            () -> {
              int count = 0;
              for (Arrival arrival : arrivals) {
                if (rows.add(folder, arrival)) {
                  count++;
                } else {
                  arrival.mail().attachments().forEach(file -> twice.add(file.path()));
                  twice.add(arrival.source());
                }
              }
              return count;
            });
    files.delete(twice);
    return added;
  }

  /** Deletes those of {@code paths} that nothing names: of a batch that could not be added. */
  public void abandon(Collection<String> paths) throws IOException {
    List<String> orphans = new ArrayList<>(paths);
    orphans.removeAll(MailFiles.named(database));
    files.delete(orphans);
  }

  /** Removes messages that the server no longer has. */
  public void remove(Folder folder, Collection<Long> uids) throws IOException {
    List<String> orphans =
        database.transaction(
            () -> {
              List<String> entries = new ArrayList<>();
              for (Long uid : uids) {
                entries.addAll(remove("folder=? AND uid=?", folder.id(), uid));
              }
              new Threads(database).forgetEmpty();
              return entries;
            });
    files.delete(orphans);
  }

  /** Takes over the server's flag, unless ours was changed and not yet sent. */
  public void seen(Folder folder, Map<Long, Boolean> changes) throws IOException {
    database.transaction(
        () -> {
          for (Map.Entry<Long, Boolean> change : changes.entrySet()) {
            database.execute(
                "UPDATE message SET seen=? WHERE folder=? AND uid=? AND seen_unsent=0",
                change.getValue() ? 1 : 0,
                folder.id(),
                change.getKey());
          }
          return true;
        });
  }

  /** The messages read here of which the server does not know yet. */
  public List<Long> seenUnsent(Folder folder) throws IOException {
    return database.query(
        "SELECT uid FROM message WHERE folder=? AND seen_unsent=1",
        row -> row.integer(0),
        folder.id());
  }

  /** The server knows now. */
  public void seenSent(Folder folder, List<Long> uids) throws IOException {
    database.transaction(
        () -> {
          for (Long uid : uids) {
            database.execute(
                "UPDATE message SET seen_unsent=0 WHERE folder=? AND uid=?", folder.id(), uid);
          }
          return true;
        });
  }

  private List<String> removeAll(Folder folder) throws DatabaseException {
    List<String> entries = remove("folder=?", folder.id());
    new Threads(database).forgetEmpty();
    return entries;
  }

  /** Deletes rows; returns the files that nothing names any more, outbox included. */
  private List<String> remove(String which, Object... arguments) throws DatabaseException {
    String ids = "(SELECT id FROM message WHERE " + which + ")";
    List<String> entries = new ArrayList<>();
    entries.addAll(
        database.query(
            "SELECT path FROM attachment WHERE message IN "
                + ids
                + " AND path NOT IN (SELECT path FROM outbox_attachment)",
            row -> row.text(0),
            arguments));
    entries.addAll(
        database.query("SELECT source FROM message WHERE " + which, row -> row.text(0), arguments));
    database.execute("DELETE FROM search WHERE rowid IN " + ids, arguments);
    database.execute("DELETE FROM message WHERE " + which, arguments);
    return entries;
  }

  private Folder find(long account, String name) throws DatabaseException {
    return database
        .query(
            "SELECT id, uid_validity FROM folder WHERE account=? AND name=?",
            row -> new Folder(row.integer(0), account, name, row.integer(1)),
            account,
            name)
        .get(0);
  }
}
