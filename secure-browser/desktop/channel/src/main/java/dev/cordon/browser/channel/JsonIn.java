package dev.cordon.browser.channel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.cordon.browser.channel.ChannelException.Problem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One message's words, on their way in. Each member must be asked for once; none may be left. */
final class JsonIn {
  private final JsonObject object;

  private JsonIn(JsonObject object) {
    this.object = object;
  }

  /** Reads one value's members. */
  interface Form<T> {
    T read(JsonIn in) throws ChannelException;
  }

  static <T> T read(ByteBuffer utf8, Form<T> form) throws ChannelException {
    return whole(JsonTree.read(utf8), form);
  }

  private static <T> T whole(JsonObject object, Form<T> form) throws ChannelException {
    JsonIn in = new JsonIn(object);
    T value = form.read(in);
    if (object.size() != 0) {
      throw new ChannelException(Problem.MALFORMED, "a member that nobody knows");
    }
    return value;
  }

  String string(String name) throws ChannelException {
    return string(take(name), name, Bounds.STRING_CHARS);
  }

  String text(String name) throws ChannelException {
    return string(take(name), name, Bounds.TEXT_CHARS);
  }

  private static String string(JsonElement element, String name, int most) throws ChannelException {
    if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
      throw malformed(name);
    }
    String value = primitive.getAsString();
    require(value.length() <= most, name);
    return value;
  }

  long number(String name) throws ChannelException {
    if (!(take(name) instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
      throw malformed(name);
    }
    long value = primitive.getAsBigDecimal().longValueExact();
    require(value >= -Bounds.NUMBER && value <= Bounds.NUMBER, name);
    return value;
  }

  long count(String name) throws ChannelException {
    long value = number(name);
    require(value >= 0, name);
    return value;
  }

  OptionalLong optionalCount(String name) throws ChannelException {
    return object.has(name) ? OptionalLong.of(count(name)) : OptionalLong.empty();
  }

  int smallCount(String name) throws ChannelException {
    long value = count(name);
    require(value <= Integer.MAX_VALUE, name);
    return (int) value;
  }

  boolean flag(String name) throws ChannelException {
    if (!(take(name) instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
      throw malformed(name);
    }
    return primitive.getAsBoolean();
  }

  <E extends Enum<E>> E word(String name, Class<E> words) throws ChannelException {
    String word = string(name);
    for (E each : words.getEnumConstants()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    throw malformed(name);
  }

  boolean has(String name) {
    return object.has(name);
  }

  List<String> strings(String name) throws ChannelException {
    List<String> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      values.add(string(element, name, Bounds.STRING_CHARS));
    }
    return List.copyOf(values);
  }

  <T> List<T> list(String name, Form<T> form) throws ChannelException {
    List<T> values = new ArrayList<>();
    for (JsonElement element : array(name)) {
      values.add(inner(element, name, form));
    }
    return List.copyOf(values);
  }

  <T> T object(String name, Form<T> form) throws ChannelException {
    return inner(take(name), name, form);
  }

  private static <T> T inner(JsonElement element, String name, Form<T> form)
      throws ChannelException {
    if (!(element instanceof JsonObject inner)) {
      throw malformed(name);
    }
    return whole(inner, form);
  }

  private JsonArray array(String name) throws ChannelException {
    if (!(take(name) instanceof JsonArray array)) {
      throw malformed(name);
    }
    return array;
  }

  private JsonElement take(String name) throws ChannelException {
    @Nullable JsonElement element = object.remove(name);
    if (element == null) {
      throw malformed(name);
    }
    return element;
  }

  private static void require(boolean within, String name) throws ChannelException {
    if (!within) {
      throw new ChannelException(Problem.OUT_OF_BOUNDS, name);
    }
  }

  private static ChannelException malformed(String name) {
    return new ChannelException(Problem.MALFORMED, name);
  }
}
