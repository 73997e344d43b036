package dev.cordon.policy.protocol.signed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A root as {@code {"keys":[…],"roles":{"root":{"keys":[ids],"threshold":n},…}}}. */
final class RootCodec implements Codec<Root> {
  private static final int MAX_KEYS = 64;
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");
  private static final KeyCodec KEY = new KeyCodec();

  @Override
  public JsonObject write(Root root) {
    JsonArray keys = new JsonArray();
    root.keys().forEach(key -> keys.add(KEY.write(key)));
    JsonObject roles = new JsonObject();
    root.roles().forEach((role, named) -> roles.add(role.wireName(), write(named)));
    JsonObject json = new JsonObject();
    json.add("keys", keys);
    json.add("roles", roles);
    return json;
  }

  @Override
  public Root read(Fields fields) throws DocumentRefusedException {
    List<VerificationKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields key : fields.objects("keys", MAX_KEYS)) {
      keys.add(KEY.read(key));
      if (!ids.add(keys.get(keys.size() - 1).id())) {
        throw fields.malformed("keys");
      }
    }
    Fields named = fields.object("roles");
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (role.isRequired() || named.has(role.wireName())) {
        roles.put(role, roleKeys(named.object(role.wireName()), ids));
      }
    }
    return new Root(keys, roles);
  }

  private static JsonObject write(RoleKeys named) {
    JsonArray ids = new JsonArray();
    new TreeSet<>(named.keyIds()).forEach(ids::add);
    JsonObject json = new JsonObject();
    json.add("keys", ids);
    json.addProperty("threshold", named.threshold());
    return json;
  }

  private static RoleKeys roleKeys(Fields fields, Set<String> known)
      throws DocumentRefusedException {
    Set<String> ids = new HashSet<>(fields.texts("keys", KEY_ID, MAX_KEYS));
    if (ids.isEmpty() || !known.containsAll(ids)) {
      throw fields.malformed("keys");
    }
    return new RoleKeys(ids, (int) fields.number("threshold", 1, ids.size()));
  }
}
