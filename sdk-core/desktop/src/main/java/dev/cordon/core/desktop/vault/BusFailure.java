package dev.cordon.core.desktop.vault;

import org.jspecify.annotations.Nullable;

/** A call over D-Bus that brought no answer, or a refusal. */
final class BusFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private enum Kind {
    UNREACHABLE,
    SILENT,
    REFUSED
  }

  private final Kind kind;

  private BusFailure(String what, Kind kind, @Nullable Throwable cause) {
    super(what, cause);
    this.kind = kind;
  }

  /** The service answered with the error called {@code name}: nothing was done. */
  static BusFailure refused(String name) {
    return new BusFailure(name, Kind.REFUSED, null);
  }

  /** No answer: whether anything was done is not known. */
  static BusFailure silent(String what) {
    return new BusFailure(what, Kind.SILENT, null);
  }

  /** The connection failed before there was an answer. */
  static BusFailure broken(Throwable cause) {
    return new BusFailure("the connection to the session bus failed", Kind.SILENT, cause);
  }

  /** Nobody listens at the bus's address. */
  static BusFailure unreachable(Throwable cause) {
    return new BusFailure("there is no session bus", Kind.UNREACHABLE, cause);
  }

  /** Whether it is known that nothing was done, and that somebody answered. */
  boolean isRefusal() {
    return kind == Kind.REFUSED;
  }

  /** Whether there is no bus, or no service of that name on it and none that could be started. */
  boolean isNobodyThere() {
    return kind == Kind.UNREACHABLE
        || (isRefusal() && "org.freedesktop.DBus.Error.ServiceUnknown".equals(getMessage()));
  }
}
