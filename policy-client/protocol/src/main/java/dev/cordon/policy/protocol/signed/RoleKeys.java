package dev.cordon.policy.protocol.signed;

import java.util.Set;

/**
 * Whose signatures a role needs.
 *
 * @param keyIds ids of the keys that may sign
 * @param threshold how many different ones of them must; from 1 to their number
 */
public record RoleKeys(Set<String> keyIds, int threshold) {
  public RoleKeys {
    keyIds = Set.copyOf(keyIds);
    if (threshold < 1 || threshold > keyIds.size()) {
      throw new IllegalArgumentException("a threshold lies between 1 and the number of keys");
    }
  }
}
