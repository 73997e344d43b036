package dev.cordon.core.desktop.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.DBusMatchRule;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The user's session bus, connected to on first use and again after it broke. One connection serves
 * all vaults of this process; its threads keep no process alive.
 */
final class SessionBus implements Bus {
  private static final String SERVICE = "org.freedesktop.secrets";
  private static final String PATH = "/org/freedesktop/secrets";
  private static final String PROMPT = "org.freedesktop.Secret.Prompt";
  private static final byte NO_FLAGS = 0;
  private static final int CONNECT_MILLIS = 1_000;

  private final String address;
  private final long replyMillis;
  private final long promptMillis;
  private @Nullable DBusConnection connection; // guarded by this
  private @Nullable DBusPath session; // of that connection; guarded by this

  SessionBus(String address, long replyMillis, long promptMillis) {
    this.address = address;
    this.replyMillis = replyMillis;
    this.promptMillis = promptMillis;
  }

  /**
   * Where the session bus listens: a socket in the file system, as systemd and newer D-Bus have it.
   * Abstract sockets are not reached from Java.
   *
   * @param environment of this process
   */
  static Optional<String> address(Map<String, String> environment) {
    String told = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
    for (String each : told.split(";", -1)) {
      if (each.startsWith("unix:path=")) {
        return Optional.of(each);
      }
    }
    Path usual = Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere"), "bus");
    return told.isEmpty() && Files.exists(usual)
        ? Optional.of("unix:path=" + usual)
        : Optional.empty();
  }

  @Override
  public synchronized Object[] call(
      String path, String member, String signature, Object... arguments) throws BusFailure {
    try {
      DBusConnection bus = connected();
      int dot = member.lastIndexOf('.');
      MethodCall call =
          bus.getMessageFactory()
              .createMethodCall(
                  null,
                  SERVICE,
                  path,
                  member.substring(0, dot),
                  member.substring(dot + 1),
                  NO_FLAGS,
                  signature.isEmpty() ? null : signature,
                  arguments);
      bus.sendMessage(call);
      return answer(bus, call.getReply(replyMillis));
    } catch (DBusException | RuntimeException e) { // the library's come unchecked, too
      hangUp();
      throw BusFailure.broken(e);
    }
  }

  private Object[] answer(DBusConnection bus, @Nullable Message reply)
      throws BusFailure, DBusException {
    if (!bus.isConnected()) {
      hangUp();
      throw BusFailure.silent("the session bus closed the connection");
    } else if (reply == null) {
      throw BusFailure.silent("no answer within " + replyMillis + " ms");
    } else if (reply instanceof Error) {
      throw BusFailure.refused(String.valueOf(reply.getName()));
    }
    Object[] values = reply.getParameters();
    return values == null ? new Object[0] : values;
  }

  private DBusConnection connected() throws BusFailure {
    @Nullable DBusConnection known = connection;
    if (known != null && known.isConnected()) {
      return known;
    }
    hangUp();
    try {
      DBusConnection fresh =
          DBusConnectionBuilder.forAddress(address)
              .transportConfig()
              .withTimeout(CONNECT_MILLIS) // the library tries again until then
              .back()
              .withShared(true)
              .build();
      connection = fresh;
      return fresh;
    } catch (DBusException | RuntimeException e) {
      throw BusFailure.unreachable(e);
    }
  }

  private void hangUp() {
    connection = null;
    session = null;
  }

  @Override
  public synchronized DBusPath session() throws BusFailure {
    @Nullable DBusPath known = session;
    if (known == null) {
      // Plain: what travels is sealed already, and whoever may listen may ask as well.
      Object[] answer =
          call(
              PATH, "org.freedesktop.Secret.Service.OpenSession", "sv", "plain", new Variant<>(""));
      known = (DBusPath) answer[1];
      session = known;
    }
    return known;
  }

  @Override
  public synchronized void forgetSession() {
    session = null;
  }

  @Override
  public synchronized boolean confirmed(DBusPath prompt) throws BusFailure {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicBoolean yes = new AtomicBoolean();
    DBusSigHandler<DBusSignal> handler =
        signal -> {
          if (prompt.getPath().equals(signal.getPath())) {
            yes.set(isYes(signal));
            answered.countDown();
          }
        };
    DBusMatchRule completed = new DBusMatchRule("signal", PROMPT, "Completed");
    try {
      DBusConnection bus = connected();
      bus.addGenericSigHandler(completed, handler);
      try {
        call(prompt.getPath(), PROMPT + ".Prompt", "s", "");
        if (!answered.await(promptMillis, TimeUnit.MILLISECONDS)) {
          call(prompt.getPath(), PROMPT + ".Dismiss", "");
        }
        return yes.get();
      } finally {
        bus.removeGenericSigHandler(completed, handler);
      }
    } catch (DBusException | RuntimeException e) {
      hangUp();
      throw BusFailure.broken(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BusFailure.broken(e);
    }
  }

  private static boolean isYes(DBusSignal completed) {
    try {
      return completed.getParameters()[0] instanceof Boolean dismissed && !dismissed;
    } catch (DBusException unreadable) {
      return false;
    }
  }
}
