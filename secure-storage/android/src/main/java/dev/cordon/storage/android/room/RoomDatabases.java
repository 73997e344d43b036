package dev.cordon.storage.android.room;

import androidx.sqlite.db.SupportSQLiteOpenHelper;
import dev.cordon.core.Domain;
import dev.cordon.storage.sql.SqlConnection;

/** Makes the open helpers of a domain's databases. For {@code AndroidDatabases.helperFactory}. */
public final class RoomDatabases implements SupportSQLiteOpenHelper.Factory {
  private final Domain domain;
  private final SqlConnection.Opener driver;

  private RoomDatabases(Domain domain, SqlConnection.Opener driver) {
    this.domain = domain;
    this.driver = driver;
  }

  /** Helpers for the databases of {@code domain}, opened by {@code driver}. */
  public static SupportSQLiteOpenHelper.Factory in(Domain domain, SqlConnection.Opener driver) {
    return new RoomDatabases(domain, driver);
  }

  /** Refuses with {@code IllegalArgumentException} what has no name: it would be in memory. */
  @Override
  public SupportSQLiteOpenHelper create(SupportSQLiteOpenHelper.Configuration configuration) {
    if (configuration.name == null) {
      throw new IllegalArgumentException(
          "a database in memory is refused: it would not be in the container; give it a name");
    }
    return new OpenHelper(domain, driver, configuration.name, configuration.callback);
  }
}
