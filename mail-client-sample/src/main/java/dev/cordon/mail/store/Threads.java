package dev.cordon.mail.store;

import dev.cordon.mail.mime.Mail;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages belong together: all that name each other by Message-ID, References or
 * In-Reply-To, in whatever order they arrive. Called inside a transaction.
 */
final class Threads {
  private final SecureDatabase database;

  Threads(SecureDatabase database) {
    this.database = database;
  }

  /** The thread of {@code mail}; threads that it joins become one. */
  long of(Mail mail, long account) throws DatabaseException {
    Set<String> ids = new LinkedHashSet<>(mail.references());
    mail.messageId().ifPresent(ids::add);
    Set<Long> known = new LinkedHashSet<>();
    for (String id : ids) {
      known.addAll(
          database.query(
              "SELECT thread FROM thread_reference WHERE account=? AND reference=?",
              row -> row.integer(0),
              account,
              id));
    }
    long thread = known.isEmpty() ? begin(account) : join(known);
    for (String id : ids) {
      database.execute(
          "INSERT OR IGNORE INTO thread_reference(account, reference, thread) VALUES(?,?,?)",
          account,
          id,
          thread);
    }
    return thread;
  }

  private long begin(long account) throws DatabaseException {
    database.execute("INSERT INTO thread(account) VALUES(?)", account);
    return database.query("SELECT last_insert_rowid()", row -> row.integer(0)).get(0);
  }

  private long join(Set<Long> known) throws DatabaseException {
    List<Long> all = List.copyOf(known);
    for (Long other : all.subList(1, all.size())) {
      database.execute("UPDATE message SET thread=? WHERE thread=?", all.get(0), other);
      database.execute("UPDATE thread_reference SET thread=? WHERE thread=?", all.get(0), other);
      database.execute("DELETE FROM thread WHERE id=?", other);
    }
    return all.get(0);
  }

  /** Forgets threads that have lost their last message. */
  void forgetEmpty() throws DatabaseException {
    database.execute("DELETE FROM thread WHERE id NOT IN (SELECT thread FROM message)");
  }
}
