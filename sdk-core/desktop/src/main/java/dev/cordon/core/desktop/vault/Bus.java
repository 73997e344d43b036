package dev.cordon.core.desktop.vault;

import org.freedesktop.dbus.DBusPath;

/** The Secret Service as it is spoken to over D-Bus. */
interface Bus {
  /**
   * Calls {@code member} (with its interface) of the object at {@code path} and waits for the
   * answer, a few seconds at most.
   *
   * @param signature of {@code arguments}, as D-Bus writes it; empty if there are none
   */
  Object[] call(String path, String member, String signature, Object... arguments)
      throws BusFailure;

  /** The session over which secrets travel; opened on first use. */
  DBusPath session() throws BusFailure;

  /** Has the next call open another session: the service may have been started anew. */
  void forgetSession();

  /** Shows the user a prompt of the service, and waits for the answer; whether it was not no. */
  boolean confirmed(DBusPath prompt) throws BusFailure;
}
