package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.cordon.policy.protocol.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Settings and their values in the administrator's words. */
final class SettingWords {
  private static final Messages MESSAGES = Messages.beside(Setting.class, "settings");

  private SettingWords() {}

  /** What the setting is called. */
  static String label(String path, Locale locale) {
    return MESSAGES.format(locale, path);
  }

  static String contradiction(Contradiction found, Locale locale) {
    return MESSAGES.format(
        locale,
        "contradiction",
        label(found.path(), locale),
        found.path(),
        found.one(),
        found.other());
  }

  static String change(Change change, Locale locale) {
    String label = label(change.path(), locale);
    if (isList(change.before()) && isList(change.after())) {
      return label + ": " + entries(change, locale);
    }
    return label + ": " + value(change.before(), locale) + " → " + value(change.after(), locale);
  }

  /** What was added to a list and what was taken from it; a new order alone says so. */
  private static String entries(Change change, Locale locale) {
    JsonArray before = change.before().map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new);
    JsonArray after = change.after().map(JsonElement::getAsJsonArray).orElseGet(JsonArray::new);
    List<String> parts = new ArrayList<>();
    for (JsonElement each : after) {
      if (!before.contains(each)) {
        parts.add("+ " + word(each, locale));
      }
    }
    for (JsonElement each : before) {
      if (!after.contains(each)) {
        parts.add("− " + word(each, locale));
      }
    }
    return parts.isEmpty() ? MESSAGES.format(locale, "reordered") : String.join(", ", parts);
  }

  private static String value(Optional<JsonElement> value, Locale locale) {
    return value.map(each -> word(each, locale)).orElseGet(() -> MESSAGES.format(locale, "unset"));
  }

  private static String word(JsonElement value, Locale locale) {
    if (!(value instanceof JsonPrimitive)) {
      return value.toString();
    }
    String key = "value." + value.getAsString();
    boolean known = MESSAGES.missing(Set.of(key)).isEmpty();
    return known ? MESSAGES.format(locale, key) : value.getAsString();
  }

  private static boolean isList(Optional<JsonElement> value) {
    return value.filter(JsonElement::isJsonArray).isPresent();
  }
}
