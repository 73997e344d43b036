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
 * @param roles the keys of every role
 */
public record Root(List<VerificationKey> keys, Map<Role, RoleKeys> roles) {
  public Root {
    keys = List.copyOf(keys);
    Map<Role, RoleKeys> copy = new EnumMap<>(Role.class);
    copy.putAll(roles);
    roles = Collections.unmodifiableMap(copy);
    if (roles.size() != Role.values().length) {
      throw new IllegalArgumentException("a root names the keys of every role");
    }
  }

  /** The keys that may sign for {@code role}. */
  public List<VerificationKey> keysOf(Role role) {
    List<VerificationKey> named = new ArrayList<>();
    for (VerificationKey key : keys) {
      if (roleKeys(role).keyIds().contains(key.id())) {
        named.add(key);
      }
    }
    return named;
  }

  /** How many different keys must sign for {@code role}. */
  public int threshold(Role role) {
    return roleKeys(role).threshold();
  }

  private RoleKeys roleKeys(Role role) {
    RoleKeys keysOfRole = roles.get(role);
    if (keysOfRole == null) {
      throw new IllegalStateException("the constructor demands every role");
    }
    return keysOfRole;
  }
}
