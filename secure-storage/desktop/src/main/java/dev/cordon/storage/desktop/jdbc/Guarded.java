package dev.cordon.storage.desktop.jdbc;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.sql.SqlGuard;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a borrower and an object of the driver's: its statements, result sets and what
 * describes them. What comes back and is an object of the driver's is guarded too.
 */
final class Guarded implements InvocationHandler {
  private static final Set<String> TAKE_SQL =
      Set.of(
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "addBatch",
          "prepareStatement",
          "prepareCall",
          "nativeSQL");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  private final Loan loan;
  private final Object target;
  private final @Nullable Object parent;

  private Guarded(Loan loan, Object target, @Nullable Object parent) {
    this.loan = loan;
    this.target = target;
    this.parent = parent;
  }

  /** {@code target} as {@code type}, of {@code java.sql}; {@code parent} is what it came of. */
  static Object of(Loan loan, Class<?> type, Object target, @Nullable Object parent) {
    Guarded guarded = new Guarded(loan, target, parent);
    return Proxy.newProxyInstance(Guarded.class.getClassLoader(), new Class<?>[] {type}, guarded);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    return switch (method.getName()) {
      case "equals" -> proxy == first(arguments);
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "guarded " + proxy.getClass().getInterfaces()[0].getSimpleName();
      case "unwrap" -> self(proxy, (Class<?>) first(arguments));
      case "isWrapperFor" -> Objects.requireNonNull((Class<?>) first(arguments)).isInstance(proxy);
      case "getConnection" -> loan.connection();
      case "getStatement" -> parent instanceof Statement ? parent : null;
      case "isClosed" -> loan.isEnded() || passed(proxy, method, arguments) == Boolean.TRUE;
      case "close" -> loan.isEnded() ? null : closed(proxy, method, arguments);
      case "getURL" -> // the driver's has the path on this machine
          target instanceof DatabaseMetaData ? Loan.URL : passed(proxy, method, arguments);
      default -> passed(proxy, method, arguments);
    };
  }

  private @Nullable Object closed(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    loan.forget(target);
    return passed(proxy, method, arguments);
  }

  private @Nullable Object passed(Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    return pass(loan, target, proxy, method, arguments);
  }

  /** Judges the SQL, calls the driver, and guards what it gives. */
  static @Nullable Object pass(
      Loan loan, Object target, Object proxy, Method method, Object @Nullable [] arguments)
      throws SQLException {
    try {
      judge(loan, method.getName(), first(arguments));
      Object given = loan.run(driver -> method.invoke(target, arguments));
      return given == null ? null : guarded(loan, method.getReturnType(), given, proxy);
    } catch (DatabaseException e) {
      throw SqlTrouble.of(e);
    } catch (SQLException e) {
      throw explained(loan, e);
    } catch (InvocationTargetException e) {
      throw explained(loan, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("java.sql is open to all", e);
    }
  }

  /** The driver makes SQL of a savepoint's name, and asks it of whatever it is given. */
  private static void judge(Loan loan, String method, @Nullable Object argument)
      throws DatabaseException {
    boolean takesSql = TAKE_SQL.contains(method);
    if (takesSql || method.equals("commit")) {
      loan.requireUndoomed();
    }
    if (takesSql && argument instanceof String sql) {
      SqlGuard.require(sql, loan.database());
    }
    boolean wrongName = argument instanceof String name && !NAME.matcher(name).matches();
    boolean foreign = argument instanceof Savepoint savepoint && !isGuarded(savepoint);
    if ((method.equals("setSavepoint") && wrongName) || foreign) {
      throw new DatabaseException(
          Problem.STATEMENT_REFUSED, loan.database(), "SAVEPOINT_NAME_REFUSED");
    }
  }

  private static boolean isGuarded(Object object) {
    return Proxy.isProxyClass(object.getClass())
        && Proxy.getInvocationHandler(object) instanceof Guarded;
  }

  private static Object guarded(Loan loan, Class<?> type, Object given, Object proxy) {
    if (!type.isInterface() || !type.getPackageName().equals("java.sql")) {
      return given;
    }
    if (given instanceof Statement statement && Statement.class.isAssignableFrom(type)) {
      loan.note(statement);
    }
    return of(loan, type, given, proxy);
  }

  private static SQLException explained(Loan loan, @Nullable Throwable cause) {
    if (cause instanceof SQLFeatureNotSupportedException) {
      return new SQLFeatureNotSupportedException("SQLite's driver does not have this");
    } else if (cause instanceof SQLException refused) {
      return SqlTrouble.of(loan.failed(refused));
    } else if (cause instanceof RuntimeException bug) {
      throw bug;
    } else if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("JDBC has no other exceptions", cause);
  }

  /** The driver's own types are not among what {@code unwrap} gives. */
  static <T> T self(Object proxy, @Nullable Class<T> type) throws SQLException {
    if (type != null && type.isInstance(proxy)) {
      return type.cast(proxy);
    }
    throw new SQLException("the driver's own types are not reachable", "0A000");
  }

  static @Nullable Object first(Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0 ? null : arguments[0];
  }
}
