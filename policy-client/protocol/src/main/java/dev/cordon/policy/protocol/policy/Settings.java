package dev.cordon.policy.protocol.policy;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;

/** The settings of one group: what is absent has its default, what is there must be in range. */
final class Settings {
  private final Fields fields;

  Settings(Fields fields) {
    this.fields = fields;
  }

  int number(String name, int min, int max, int absent) throws DocumentRefusedException {
    return present(name) ? (int) fields.number(name, min, max) : absent;
  }

  boolean flag(String name, boolean absent) throws DocumentRefusedException {
    return present(name) ? fields.flag(name) : absent;
  }

  <E extends Enum<E>> E choice(String name, E[] values, E absent) throws DocumentRefusedException {
    return present(name) ? fields.choice(name, values, Words::camelCase) : absent;
  }

  /** Whether the setting is there; either way it is one that this version knows. */
  boolean present(String name) {
    return fields.has(name);
  }

  Fields fields() {
    return fields;
  }
}
