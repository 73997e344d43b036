package dev.cordon.core.desktop.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** One vault's items in the Secret Service, in its own words (Service, Collection, Item). */
final class Secrets {
  /** The attribute that holds a key's name. */
  static final String KEY = "key";

  private static final String ROOT = "/org/freedesktop/secrets";
  private static final String SERVICE = "org.freedesktop.Secret.Service.";
  private static final String COLLECTION = "org.freedesktop.Secret.Collection";
  private static final String ITEM = "org.freedesktop.Secret.Item";
  private static final String PROPERTY = "org.freedesktop.DBus.Properties.Get";
  private static final String LABEL = "Cordon work area (without it the work data is lost)";
  private static final String NONE = "/";

  private final Bus bus;
  private final String vault;

  Secrets(Bus bus, String vault) {
    this.bus = bus;
    this.vault = vault;
  }

  /** Where new items go; empty if there is no such place, or one that ends with the session. */
  static List<DBusPath> defaultCollection(Bus bus) throws BusFailure {
    DBusPath path = (DBusPath) bus.call(ROOT, SERVICE + "ReadAlias", "s", "default")[0];
    boolean lasts = !path.getPath().equals(NONE) && !path.getPath().endsWith("/session");
    return lasts ? List.of(path) : List.of();
  }

  /** The items with these attributes; refuses if one of them is locked. */
  List<DBusPath> unlocked(Map<String, String> attributes) throws BusFailure {
    Object[] found = search(attributes);
    if (!paths(found[1]).isEmpty()) {
      throw BusFailure.silent("the collection is locked");
    }
    return paths(found[0]);
  }

  private Object[] search(Map<String, String> attributes) throws BusFailure {
    return bus.call(ROOT, SERVICE + "SearchItems", "a{ss}", ours(attributes));
  }

  private Map<String, String> ours(Map<String, String> more) {
    Map<String, String> attributes = new HashMap<>(more);
    attributes.put("xdg:schema", "dev.cordon.Key");
    attributes.put("vault", vault);
    return attributes;
  }

  /** Some services do not show what is locked: then nobody can tell what there is. */
  void requireNothingLocked() throws BusFailure {
    for (DBusPath collection :
        paths(
            value(
                bus.call(ROOT, PROPERTY, "ss", "org.freedesktop.Secret.Service", "Collections")))) {
      if (isLocked(collection)) {
        throw BusFailure.silent("a collection is locked that may hold it");
      }
    }
  }

  private boolean isLocked(DBusPath collection) throws BusFailure {
    Object[] answer = bus.call(collection.getPath(), PROPERTY, "ss", COLLECTION, "Locked");
    return Boolean.TRUE.equals(value(answer));
  }

  List<byte[]> read(List<DBusPath> items) throws BusFailure {
    if (items.isEmpty()) {
      return List.of();
    }
    Object[] answer =
        bus.call(
            ROOT, SERVICE + "GetSecrets", "aoo", items.toArray(new DBusPath[0]), bus.session());
    List<byte[]> secrets = new ArrayList<>();
    for (Object secret : ((Map<?, ?>) answer[0]).values()) {
      secrets.add(bytes(((Object[]) secret)[2]));
    }
    if (secrets.size() != items.size()) {
      throw BusFailure.silent("not every secret was given");
    }
    return secrets;
  }

  void create(String name, byte[] secret) throws BusFailure, UnfitStoreException {
    List<DBusPath> collection = defaultCollection(bus);
    if (collection.isEmpty()) {
      throw BusFailure.silent("there is no default collection");
    }
    Map<String, Variant<?>> properties = new HashMap<>();
    properties.put(ITEM + ".Label", new Variant<>(LABEL));
    properties.put(ITEM + ".Attributes", new Variant<>(ours(Map.of(KEY, name)), "a{ss}"));
    Object[] value = {bus.session(), new byte[0], secret, "application/octet-stream"};
    Object[] answer =
        bus.call(
            collection.get(0).getPath(),
            COLLECTION + ".CreateItem",
            "a{sv}(oayays)b",
            properties,
            value,
            false);
    requireNoPrompt(answer[1]);
  }

  void delete(DBusPath item) throws BusFailure, UnfitStoreException {
    requireNoPrompt(bus.call(item.getPath(), ITEM + ".Delete", "")[0]);
  }

  private static void requireNoPrompt(Object prompt) throws UnfitStoreException {
    if (!((DBusPath) prompt).getPath().equals(NONE)) {
      throw new UnfitStoreException("asks the user for each change");
    }
  }

  /** Unlocks the items, and where new ones would go. */
  void unlock() throws BusFailure {
    List<DBusPath> locked = new ArrayList<>(paths(search(Map.of())[1]));
    for (DBusPath collection : defaultCollection(bus)) {
      if (isLocked(collection)) {
        locked.add(collection);
      }
    }
    if (!locked.isEmpty()) {
      Object[] answer =
          bus.call(ROOT, SERVICE + "Unlock", "ao", (Object) locked.toArray(new DBusPath[0]));
      DBusPath prompt = (DBusPath) answer[1];
      if (!prompt.getPath().equals(NONE) && !bus.confirmed(prompt)) {
        throw BusFailure.silent("the user did not unlock it");
      }
    }
  }

  void newSession() {
    bus.forgetSession();
  }

  private static Object value(Object[] answer) {
    return answer[0] instanceof Variant<?> variant ? variant.getValue() : answer[0];
  }

  private static List<DBusPath> paths(Object array) {
    Collection<?> elements =
        array instanceof Object[] objects ? List.of(objects) : (Collection<?>) array;
    return elements.stream().map(DBusPath.class::cast).toList();
  }

  private static byte[] bytes(Object array) {
    if (array instanceof byte[] bytes) {
      return bytes;
    }
    List<?> elements = (List<?>) array;
    byte[] bytes = new byte[elements.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (Byte) elements.get(i);
    }
    return bytes;
  }
}
