package dev.cordon.storage.desktop.jdbc;

import dev.cordon.storage.DatabaseException;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The open database below: the driver's connection and who may use it when. */
public interface Engine {
  /** Its name inside the container, for errors. */
  String database();

  /**
   * Runs one call of the driver's while no other runs and none closes the database.
   *
   * @throws DatabaseException {@code LOCKED} or {@code CLOSED} once it is closed
   * @throws SQLException what the driver threw
   * @throws InvocationTargetException what it threw to a reflective call
   */
  @Nullable Object run(Call call)
      throws DatabaseException, SQLException, InvocationTargetException, IllegalAccessException;

  /** Our error of the driver's; of one that came of a lock or close, that. */
  DatabaseException explain(SQLException cause);

  /** Whether neither the program nor a lock has closed it. */
  boolean isOpen();

  /** Has {@code listener} called when it was closed; at once if it is. */
  void whenEnded(Runnable listener);

  /**
   * Has {@code step} called after that, while nobody else calls the driver and right before its
   * connection closes.
   */
  void whenClosing(Runnable step);

  /** One call of the driver's. */
  @FunctionalInterface
  interface Call {
    /** Makes it; {@code driver} is not used outside of calls. */
    @Nullable Object on(Connection driver)
        throws DatabaseException, SQLException, InvocationTargetException, IllegalAccessException;
  }
}
