package dev.cordon.storage.desktop.jdbc;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The connection while one borrower has it: from {@code getConnection} to {@code close}. */
final class Loan implements InvocationHandler {
  /** Told instead of the driver's; libraries tell SQLite by its beginning. */
  static final String URL = "jdbc:sqlite:cordon";

  /** What a borrower may have turned off for the time of the loan. */
  private static final List<String> AS_BEFORE =
      List.of(
          "PRAGMA foreign_keys = ON",
          "PRAGMA query_only = OFF",
          "PRAGMA ignore_check_constraints = OFF",
          "PRAGMA recursive_triggers = ON");

  private final Engine engine;
  private final Runnable giveBack;
  private final Connection driver; // used within calls of the engine only
  private final Connection connection;
  private final AtomicBoolean returned = new AtomicBoolean();
  private final Set<Object> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
  private volatile boolean doomed; // SQLite ended the transaction by itself

  private Loan(Engine engine, Connection driver, Runnable giveBack) {
    this.engine = engine;
    this.driver = driver;
    this.giveBack = giveBack;
    this.connection =
        (Connection)
            Proxy.newProxyInstance(
                Loan.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
  }

  /** Refused with {@code LOCKED} or {@code CLOSED} if the database is not open. */
  static Loan of(Engine engine, Runnable giveBack) throws DatabaseException {
    try {
      Object driver = Objects.requireNonNull(engine.run(connection -> connection));
      return new Loan(engine, (Connection) driver, giveBack);
    } catch (SQLException | InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException("nothing was called", e);
    }
  }

  String database() {
    return engine.database();
  }

  Connection connection() {
    return connection;
  }

  boolean isEnded() {
    return returned.get() || !engine.isOpen();
  }

  void note(Statement statement) {
    statements.add(statement);
  }

  void forget(Object statement) {
    statements.remove(statement);
  }

  /** As {@link Engine#run}, while the loan lasts. */
  @Nullable Object run(Engine.Call call)
      throws DatabaseException, SQLException, InvocationTargetException, IllegalAccessException {
    return engine.run(
        driver -> {
          if (returned.get()) {
            throw new DatabaseException(Problem.CLOSED, database(), "");
          }
          return call.on(driver);
        });
  }

  /** What the driver refused. After some errors SQLite has already rolled back. */
  DatabaseException failed(SQLException refused) {
    DatabaseException e = engine.explain(refused);
    boolean goesOn = e.problem() == Problem.CONSTRAINT || e.problem() == Problem.STATEMENT_REFUSED;
    doomed |= !goesOn && inTransaction();
    return e;
  }

  /** Else what follows a failed part would be committed without it. */
  void requireUndoomed() throws DatabaseException {
    if (doomed && inTransaction()) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database(), "TRANSACTION_FAILED");
    }
  }

  private boolean inTransaction() {
    try {
      return engine.run(connection -> !connection.getAutoCommit()) == Boolean.TRUE;
    } catch (DatabaseException
        | SQLException
        | InvocationTargetException
        | IllegalAccessException e) {
      return false; // closed
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    return switch (method.getName()) {
      case "equals" -> proxy == Guarded.first(arguments);
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "connection to a work database";
      case "unwrap" -> Guarded.self(proxy, (Class<?>) Guarded.first(arguments));
      case "isWrapperFor" ->
          Objects.requireNonNull((Class<?>) Guarded.first(arguments)).isInstance(proxy);
      case "isClosed" -> isEnded();
      case "isValid" -> !isEnded();
      case "close", "abort" -> end();
      default -> passed(proxy, method, arguments);
    };
  }

  private @Nullable Object passed(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    boolean rollsBack = method.getName().equals("rollback") && Guarded.first(arguments) == null;
    if (rollsBack && doomed) {
      boolean inside = inTransaction();
      quietly(this::outside);
      quietly(connection -> connection.setAutoCommit(!inside));
      doomed = false;
      return null;
    }
    return Guarded.pass(this, driver, proxy, method, arguments);
  }

  /**
   * Closes what the borrower left open: the driver's statements keep their arguments until then.
   * Called right before the driver closes; nobody calls it meanwhile.
   */
  void closeStatements() {
    for (Object statement : statements.toArray()) {
      close((Statement) statement);
    }
    statements.clear();
  }

  private static void close(Statement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      return; // it goes with the connection
    }
  }

  private @Nullable Object end() {
    if (returned.compareAndSet(false, true)) {
      try {
        statements.forEach(statement -> quietly(connection -> ((Statement) statement).close()));
        quietly(this::outside);
        AS_BEFORE.forEach(pragma -> quietly(connection -> run(connection, pragma)));
      } finally {
        giveBack.run();
      }
    }
    return null;
  }

  /** Out of any transaction, whatever the driver believes: it may not know of SQLite's rollback. */
  private void outside(Connection connection) throws SQLException {
    if (connection.getAutoCommit()) {
      return;
    }
    try {
      connection.rollback();
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    }
  }

  @FunctionalInterface
  private interface Step {
    void on(Connection connection) throws SQLException;
  }

  private void quietly(Step step) {
    try {
      Object unused =
          engine.run(
              connection -> {
                step.on(connection);
                return null;
              });
    } catch (DatabaseException
        | SQLException
        | InvocationTargetException
        | IllegalAccessException e) {
      return; // closed meanwhile, or SQLite did it already
    }
  }
}
