package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The organisation's keys, and which of them may sign what (after TUF's root role).
 *
 * @param keys all keys
 * @param roles the keys of every role; those that a root need not name may be missing
 */
public record Root(List<VerificationKey> keys, Map<Role, RoleKeys> roles) {
  public Root {
    keys = List.copyOf(keys);
    Map<Role, RoleKeys> copy = new EnumMap<>(Role.class);
    copy.putAll(roles);
    roles = Collections.unmodifiableMap(copy);
    for (Role role : Role.values()) {
      if (role.isRequired() && !roles.containsKey(role)) {
        throw new IllegalArgumentException("a root names the keys of every role");
      }
    }
  }

  /** The keys that may sign for {@code role}; none if the organisation does not use it. */
  public List<VerificationKey> keysOf(Role role) {
    List<VerificationKey> named = new ArrayList<>();
    RoleKeys ofRole = roles.get(role);
    for (VerificationKey key : keys) {
      if (ofRole != null && ofRole.keyIds().contains(key.id())) {
        named.add(key);
      }
    }
    return named;
  }

  /** How many different keys must sign for {@code role}: at least one, even of a role unused. */
  public int threshold(Role role) {
    RoleKeys ofRole = roles.get(role);
    return ofRole == null ? 1 : ofRole.threshold();
  }
}
