package dev.cordon.policy.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, taken out by name, type and bound. Whatever is wrong is refused
 * with its path, such as {@code access.passcode.minLength}. Not safe for several threads.
 */
public final class Fields {
  private final JsonObject object;
  private final String path;
  private final Set<String> asked;

  private Fields(JsonObject object, String path, Set<String> asked) {
    this.object = object;
    this.path = path;
    this.asked = asked;
  }

  /** The members of {@code object}, which is the root of all paths. */
  public static Fields of(JsonObject object) {
    return new Fields(object, "", new HashSet<>());
  }

  /** Paths of all plain values that were asked for so far, present or not. */
  public Set<String> asked() {
    return Collections.unmodifiableSet(asked);
  }

  /** Whether a member of that name is there; asking counts in {@link #asked}. */
  public boolean has(String name) {
    asked.add(at(name));
    return object.has(name);
  }

  /** The object called {@code name}. */
  public Fields object(String name) throws DocumentRefusedException {
    if (!(object.get(name) instanceof JsonObject inner)) {
      throw malformed(name);
    }
    return new Fields(inner, at(name), asked);
  }

  /** The object called {@code name} as a document of its own: its paths start anew. */
  public Fields body(String name) throws DocumentRefusedException {
    return of(object(name).object);
  }

  /** The object called {@code name}; absent: one without members. */
  public Fields group(String name) throws DocumentRefusedException {
    return object.has(name) ? object(name) : new Fields(new JsonObject(), at(name), asked);
  }

  /** Each object of the list called {@code name}, at most {@code max}. */
  public List<Fields> objects(String name, int max) throws DocumentRefusedException {
    List<Fields> fields = new ArrayList<>();
    for (JsonElement element : array(name, max)) {
      String here = name + "[" + fields.size() + "]";
      if (!(element instanceof JsonObject inner)) {
        throw malformed(here);
      }
      fields.add(new Fields(inner, at(here), asked));
    }
    return fields;
  }

  /** The text called {@code name}, matched whole by {@code permitted}. */
  public String text(String name, Pattern permitted) throws DocumentRefusedException {
    String text = string(get(name), name);
    if (!permitted.matcher(text).matches()) {
      throw malformed(name);
    }
    return text;
  }

  /** The text called {@code name}, of at most {@code maxChars} UTF-16 characters. */
  public String text(String name, int maxChars) throws DocumentRefusedException {
    String text = string(get(name), name);
    if (text.length() > maxChars) {
      throw outOfRange(name, "0.." + maxChars + " characters");
    }
    return text;
  }

  /** The texts of the list called {@code name}, each matched whole by {@code permitted}. */
  public List<String> texts(String name, Pattern permitted, int max)
      throws DocumentRefusedException {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : array(name, max)) {
      String here = name + "[" + texts.size() + "]";
      String text = string(element, here);
      if (!permitted.matcher(text).matches()) {
        throw malformed(here);
      }
      texts.add(text);
    }
    return texts;
  }

  /**
   * The bytes of the Base64 text called {@code name} (RFC 4648): standard or URL-safe, as DSSE
   * demands of verifiers, but padded and in the one spelling that encodes these bytes.
   */
  public byte[] base64(String name) throws DocumentRefusedException {
    String text = string(get(name), name);
    boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    try {
      byte[] bytes = (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
      Base64.Encoder encoder = urlSafe ? Base64.getUrlEncoder() : Base64.getEncoder();
      if (encoder.encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw malformed(name);
    }
    throw malformed(name);
  }

  /** The whole number called {@code name}, from {@code min} to {@code max}. */
  public long number(String name, long min, long max) throws DocumentRefusedException {
    if (!(get(name) instanceof JsonPrimitive number) || !number.isNumber()) {
      throw malformed(name);
    }
    BigDecimal value = number.getAsBigDecimal();
    if (value.compareTo(BigDecimal.valueOf(min)) < 0
        || value.compareTo(BigDecimal.valueOf(max)) > 0) {
      throw outOfRange(name, min + ".." + max);
    }
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw malformed(name);
    }
  }

  /** The truth called {@code name}. */
  public boolean flag(String name) throws DocumentRefusedException {
    if (!(get(name) instanceof JsonPrimitive flag) || !flag.isBoolean()) {
      throw malformed(name);
    }
    return flag.getAsBoolean();
  }

  /** The moment called {@code name}: ISO 8601 in UTC, such as {@code 2026-01-31T12:00:00Z}. */
  public Instant instant(String name) throws DocumentRefusedException {
    try {
      return Instant.parse(string(get(name), name));
    } catch (DateTimeException e) {
      throw malformed(name);
    }
  }

  /** The member of a closed set called {@code name}, by its word on the wire. */
  public <E> E choice(String name, E[] values, Function<E, String> word)
      throws DocumentRefusedException {
    return chosen(name, string(get(name), name), values, word);
  }

  /** The members of a closed set in the list called {@code name}. */
  public <E> List<E> choices(String name, E[] values, Function<E, String> word)
      throws DocumentRefusedException {
    List<E> chosen = new ArrayList<>();
    for (JsonElement element : array(name, values.length)) {
      String here = name + "[" + chosen.size() + "]";
      chosen.add(chosen(here, string(element, here), values, word));
    }
    return chosen;
  }

  /** The text called {@code name}, if there. */
  public Optional<String> optionalText(String name, Pattern permitted)
      throws DocumentRefusedException {
    return has(name) ? Optional.of(text(name, permitted)) : Optional.empty();
  }

  /** Refuses this document because of the member called {@code name}. */
  public DocumentRefusedException malformed(String name) {
    return new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_MALFORMED, at(name)));
  }

  private <E> E chosen(String name, String text, E[] values, Function<E, String> word)
      throws DocumentRefusedException {
    for (E value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw outOfRange(name, Arrays.stream(values).map(word).collect(Collectors.joining(", ")));
  }

  /** Refuses this document because the member called {@code name} is not within {@code range}. */
  public DocumentRefusedException outOfRange(String name, String range) {
    return new DocumentRefusedException(
        Reason.of(Reason.Code.DOCUMENT_OUT_OF_RANGE, at(name), range));
  }

  private JsonArray array(String name, int max) throws DocumentRefusedException {
    if (!(get(name) instanceof JsonArray array)) {
      throw malformed(name);
    }
    if (array.size() > max) {
      throw outOfRange(name, "0.." + max + " entries");
    }
    return array;
  }

  private String string(@Nullable JsonElement element, String name)
      throws DocumentRefusedException {
    if (!(element instanceof JsonPrimitive text) || !text.isString()) {
      throw malformed(name);
    }
    return text.getAsString();
  }

  private @Nullable JsonElement get(String name) {
    asked.add(at(name));
    return object.get(name);
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
