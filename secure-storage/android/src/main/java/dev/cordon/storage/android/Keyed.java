package dev.cordon.storage.android;

import dev.cordon.storage.sql.Setup;
import net.zetetic.database.sqlcipher.SQLiteConnection;
import net.zetetic.database.sqlcipher.SQLiteDatabaseHook;
import net.zetetic.database.sqlcipher.SQLiteStatementInfo;
import org.jspecify.annotations.Nullable;

/** Takes the connection when it has its key, and sets what must stand before the first read. */
final class Keyed implements SQLiteDatabaseHook {
  /**
   * Page 4,096, HMAC-SHA-512, PBKDF2-HMAC-SHA-512, said and not left to defaults: another user of
   * the library in this process may have changed those.
   */
  static final String VERSION_4 = "PRAGMA cipher_compatibility = 4";

  private @Nullable SQLiteConnection connection;

  @Override
  public void preKey(SQLiteConnection opened) {}

  @Override
  public void postKey(SQLiteConnection opened) {
    connection = opened;
    run(opened, VERSION_4);
    run(opened, Setup.EXCLUSIVE);
  }

  /** The library takes statements that give a row by another door than those that give none. */
  private static void run(SQLiteConnection opened, String pragma) {
    SQLiteStatementInfo info = new SQLiteStatementInfo();
    opened.prepare(pragma, info);
    if (info.columnNames.length > 0) {
      String unused = opened.executeForString(pragma, null, null);
    } else {
      opened.execute(pragma, null, null);
    }
  }

  SQLiteConnection connection() {
    if (connection == null) {
      throw new IllegalStateException("the library opened a database without giving it a key");
    }
    return connection;
  }
}
