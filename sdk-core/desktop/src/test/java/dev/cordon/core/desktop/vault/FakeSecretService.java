package dev.cordon.core.desktop.vault;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/**
 * A Secret Service in memory that does what others than GNOME Keyring do, or fails at a chosen
 * call: to be asked thousands of times.
 */
final class FakeSecretService implements Bus {
  private static final DBusPath NO_PROMPT = new DBusPath("/");
  private static final DBusPath PROMPT = new DBusPath("/org/freedesktop/secrets/prompt/1");

  private record Item(Map<String, String> attributes, Bytes secret) {}

  /** What stops a process: nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Map<String, Item> items = new LinkedHashMap<>();
  private int made;
  boolean locked;
  boolean hidesWhatIsLocked;
  boolean promptsForEachChange;
  boolean hasDefaultCollection = true;
  boolean userSaysYes;
  int prompts;
  private int callsLeft = Integer.MAX_VALUE;
  private boolean thenKilled;
  private boolean afterTheCall;

  /** At the call after {@code calls} more: dies, before it has an effect or after. */
  void killAfter(int calls, boolean afterTheCallHadItsEffect) {
    callsLeft = calls;
    thenKilled = true;
    afterTheCall = afterTheCallHadItsEffect;
  }

  /** From the call after {@code calls} more on: no answer, and no effect. */
  void fallSilentAfter(int calls) {
    callsLeft = calls;
    thenKilled = false;
  }

  void answerAgain() {
    callsLeft = Integer.MAX_VALUE;
  }

  List<Map<String, String>> attributesOfAll() {
    return items.values().stream().map(Item::attributes).toList();
  }

  /** All items as they are now, to be put back later. */
  Object backUp() {
    return new LinkedHashMap<>(items);
  }

  @SuppressWarnings("unchecked")
  void restore(Object backup) {
    items.clear();
    items.putAll((Map<String, Item>) backup);
  }

  @Override
  public Object[] call(String path, String member, String signature, Object... arguments)
      throws BusFailure {
    boolean last = callsLeft <= 0;
    if (last && !(thenKilled && afterTheCall)) {
      throw die();
    }
    callsLeft--;
    afterTheCall &= !last; // who died does nothing more
    Object[] answer = answer(path, member.substring(member.lastIndexOf('.') + 1), arguments);
    if (last) {
      throw die();
    }
    return answer;
  }

  private BusFailure die() {
    if (thenKilled) {
      throw new Killed();
    }
    return BusFailure.silent("no answer");
  }

  @SuppressWarnings("unchecked")
  private Object[] answer(String path, String member, Object[] arguments) throws BusFailure {
    return switch (member) {
      case "ReadAlias" -> new Object[] {new DBusPath(hasDefaultCollection ? "/c" : "/")};
      case "SearchItems" -> search((Map<String, String>) arguments[0]);
      case "GetSecrets" -> secrets((DBusPath[]) arguments[0]);
      case "CreateItem" -> create((Map<String, Variant<?>>) arguments[0], (Object[]) arguments[1]);
      case "Delete" -> delete(path);
      case "Unlock" -> new Object[] {List.of(), locked ? PROMPT : NO_PROMPT};
      case "Get" ->
          new Object[] {
            arguments[1].equals("Collections")
                ? new Variant<>(List.of(new DBusPath("/c")), "ao")
                : new Variant<>(locked)
          };
      default -> throw new IllegalStateException(member);
    };
  }

  private Object[] search(Map<String, String> attributes) {
    List<DBusPath> found = new ArrayList<>();
    items.forEach(
        (path, item) -> {
          if (item.attributes.entrySet().containsAll(attributes.entrySet())) {
            found.add(new DBusPath(path));
          }
        });
    if (!locked) {
      return new Object[] {found, List.of()};
    }
    return new Object[] {List.of(), hidesWhatIsLocked ? List.of() : found};
  }

  private Object[] secrets(DBusPath[] paths) throws BusFailure {
    requireUnlocked();
    Map<DBusPath, Object[]> secrets = new LinkedHashMap<>();
    for (DBusPath path : paths) {
      byte[] secret = Objects.requireNonNull(items.get(path.getPath())).secret.toByteArray();
      secrets.put(path, new Object[] {"/s", new byte[0], secret, "application/octet-stream"});
    }
    return new Object[] {secrets};
  }

  @SuppressWarnings("unchecked")
  private Object[] create(Map<String, Variant<?>> properties, Object[] secret) throws BusFailure {
    requireUnlocked();
    if (promptsForEachChange) {
      return new Object[] {NO_PROMPT, PROMPT};
    }
    String path = "/c/" + ++made;
    Variant<?> attributes =
        Objects.requireNonNull(properties.get("org.freedesktop.Secret.Item.Attributes"));
    items.put(
        path,
        new Item((Map<String, String>) attributes.getValue(), Bytes.copyFrom((byte[]) secret[2])));
    return new Object[] {new DBusPath(path), NO_PROMPT};
  }

  private Object[] delete(String path) throws BusFailure {
    requireUnlocked();
    items.remove(path);
    return new Object[] {NO_PROMPT};
  }

  private void requireUnlocked() throws BusFailure {
    if (locked) {
      throw BusFailure.refused("org.freedesktop.Secret.Error.IsLocked");
    }
  }

  @Override
  public DBusPath session() {
    return new DBusPath("/s");
  }

  @Override
  public void forgetSession() {
    // it has no sessions
  }

  @Override
  public boolean confirmed(DBusPath prompt) {
    prompts++;
    locked = locked && !userSaysYes;
    return userSaysYes;
  }
}
