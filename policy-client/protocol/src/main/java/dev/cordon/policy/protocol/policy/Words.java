package dev.cordon.policy.protocol.policy;

import java.util.Locale;

/** How a policy spells its settings' values: {@code MANAGED_PASTE_IN} as {@code managedPasteIn}. */
final class Words {
  private Words() {}

  static String camelCase(Enum<?> value) {
    StringBuilder word = new StringBuilder();
    for (String part : value.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      word.append(word.length() == 0 ? part.substring(0, 1) : upper(part));
      word.append(part.substring(1));
    }
    return word.toString();
  }

  private static String upper(String part) {
    return part.substring(0, 1).toUpperCase(Locale.ROOT);
  }
}
