package dev.cordon.mail.account;

import dev.cordon.mail.account.Server.Encryption;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.SecureDatabase;
import java.io.IOException;
import java.util.List;

/**
 * The accounts in the encrypted database, the only place where their logins are kept (C1). Safe for
 * many threads.
 */
public final class Accounts {
  private static final String COLUMNS =
      "id, address, name, imap_host, imap_port, imap_encryption,"
          + " smtp_host, smtp_port, smtp_encryption";

  private final SecureDatabase database;

  /** Over a database whose schema is up to date: open the {@code MailStore} first. */
  public Accounts(SecureDatabase database) {
    this.database = database;
  }

  /** Adds an account, or changes the one with the same address. */
  public Account put(String address, String name, Server imap, Server smtp, Login login)
      throws IOException {
    database.execute(
        "INSERT INTO account(address, name, imap_host, imap_port, imap_encryption, smtp_host,"
            + " smtp_port, smtp_encryption, user, password) VALUES(?,?,?,?,?,?,?,?,?,?)"
            + " ON CONFLICT(address) DO UPDATE SET name=excluded.name,"
            + " imap_host=excluded.imap_host, imap_port=excluded.imap_port,"
            + " imap_encryption=excluded.imap_encryption, smtp_host=excluded.smtp_host,"
            + " smtp_port=excluded.smtp_port, smtp_encryption=excluded.smtp_encryption,"
            + " user=excluded.user, password=excluded.password",
        address,
        name,
        imap.host(),
        imap.port(),
        imap.encryption().name(),
        smtp.host(),
        smtp.port(),
        smtp.encryption().name(),
        login.user(),
        login.password());
    return only(
        database.query(
            "SELECT " + COLUMNS + " FROM account WHERE address=?", Accounts::account, address));
  }

  /** All accounts, in the order they were added. */
  public List<Account> all() throws IOException {
    return database.query("SELECT " + COLUMNS + " FROM account ORDER BY id", Accounts::account);
  }

  /** How to sign in; fetch it when it is needed and do not keep it. */
  public Login login(Account account) throws IOException {
    return only(
        database.query(
            "SELECT user, password FROM account WHERE id=?",
            row -> new Login(row.text(0), row.text(1)),
            account.id()));
  }

  private static <T> T only(List<T> found) throws MailException {
    if (found.isEmpty()) {
      throw new MailException(Problem.ACCOUNT_MISSING, "");
    }
    return found.get(0);
  }

  private static Account account(Row row) throws DatabaseException {
    return new Account(row.integer(0), row.text(1), row.text(2), server(row, 3), server(row, 6));
  }

  private static Server server(Row row, int column) throws DatabaseException {
    return new Server(
        row.text(column),
        Math.toIntExact(row.integer(column + 1)),
        Encryption.valueOf(row.text(column + 2)));
  }
}
