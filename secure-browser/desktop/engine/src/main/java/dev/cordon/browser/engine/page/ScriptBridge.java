package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import netscape.javascript.JSException;
import netscape.javascript.JSObject;
import org.jspecify.annotations.Nullable;

/**
 * What {@code shim.js} calls in one frame. No page sees this object: it is handed to the shim's
 * function as an argument and kept in its closure. It can do nothing that the page could not ask
 * for by itself; who the page is, is read from the frame and not from what a script says.
 *
 * <p>Public methods are called by script, in the engine's thread. Bytes travel as strings of one
 * character a byte.
 */
public final class ScriptBridge {
  private static final Set<String> DIGESTS = Set.of("SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private final WebPage page;
  private final long frame;
  private final PageView view;
  private final Set<Long> sockets = new HashSet<>();
  private @Nullable JSObject hooks;

  ScriptBridge(WebPage page, long frame, PageView view) {
    this.page = page;
    this.frame = frame;
    this.view = view;
  }

  /** What the shim gave back: how it is told of things. */
  void hooks(JSObject hooks) {
    this.hooks = hooks;
  }

  long frame() {
    return frame;
  }

  Optional<String> origin() {
    return Frames.origin(page, frame);
  }

  /** The number of a new WebSocket; 0: refused. */
  public double openSocket(String url, String protocols) {
    Optional<String> origin = origin();
    if (origin.isEmpty() || !url.startsWith("wss:")) {
      return 0;
    }
    List<String> names = protocols.isEmpty() ? List.of() : List.of(protocols.split(",", -1));
    SocketToScript listener = new SocketToScript(this);
    long id = view.services().sockets().open(view.tab(), url, origin.get(), names, listener);
    listener.id(id);
    sockets.add(id);
    return id;
  }

  public void sendText(double id, String text) {
    if (sockets.contains((long) id)) {
      view.services().sockets().sendText((long) id, text);
    }
  }

  public void sendBinary(double id, String bytes) {
    if (sockets.contains((long) id)) {
      ByteBuffer wrapped = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      view.services().sockets().sendBinary((long) id, wrapped);
    }
  }

  public void closeSocket(double id, double code, String reason) {
    if (sockets.contains((long) id)) {
      view.services().sockets().close((long) id, (int) code, reason);
    }
  }

  /** Whether this frame may keep anything. */
  public boolean storageAllowed() {
    return origin().isPresent();
  }

  public @Nullable String storageGet(String name) {
    return area().flatMap(area -> area.get(name)).orElse(null);
  }

  /** All names, each closed by a character that the shim reads back. */
  public String[] storageNames() {
    return area().map(Storages.Area::names).orElse(List.of()).toArray(new String[0]);
  }

  public boolean storageSet(String name, String value) {
    String before = storageGet(name);
    boolean fits = area().map(area -> area.set(name, value)).orElse(false);
    if (fits && !value.equals(before)) {
      view.tellStorage(this, name, before, value);
    }
    return fits;
  }

  public void storageRemove(String name) {
    String before = storageGet(name);
    area().ifPresent(area -> area.remove(name));
    if (before != null) {
      view.tellStorage(this, name, before, null);
    }
  }

  public void storageClear() {
    boolean had = storageNames().length > 0;
    area().ifPresent(Storages.Area::clear);
    if (had) {
      view.tellStorage(this, null, null, null);
    }
  }

  private Optional<Storages.Area> area() {
    return origin().map(view.services().storages()::of);
  }

  /** Whether the employee picked such a file: then the engine itself can send it. */
  public boolean picked(String name, double lengthBytes, double lastModifiedMillis) {
    return view.services().files().picked(name, (long) lengthBytes, (long) lastModifiedMillis);
  }

  /** Whether the text went to the app's gate: only right after the employee did something. */
  public boolean copy(String text) {
    return view.hasRecentInput() && view.copy(text);
  }

  /** A digest by its name in Web Cryptography; none of that name: null. */
  public @Nullable String digest(String name, String bytes) {
    if (!DIGESTS.contains(name.toUpperCase(Locale.ROOT))) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(name);
      byte[] found = digest.digest(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(found, StandardCharsets.ISO_8859_1);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA", e);
    }
  }

  /** The document is gone. */
  public void gone() {
    sockets.forEach(view.services().sockets()::forget);
    sockets.clear();
  }

  void forgetSocket(long id) {
    sockets.remove(id);
  }

  /** Calls a function of the shim's hooks; a document that is gone hears nothing. */
  void tell(String function, @Nullable Object... arguments) {
    try {
      if (hooks != null && page.getURL(frame) != null) {
        hooks.call(function, arguments);
      }
    } catch (JSException e) {
      // The page's own listener threw; the engine has told the page.
    }
  }
}
