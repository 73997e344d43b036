package dev.cordon.browser.channel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.browser.channel.ChannelException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** One message's words, on their way out. Refuses what the reader would refuse. */
final class JsonOut {
  private final JsonObject object = new JsonObject();

  /** Writes one value's members. */
  interface Form<T> {
    void write(T value, JsonOut out) throws ChannelException;
  }

  JsonOut string(String name, String value) throws ChannelException {
    return string(name, value, Bounds.STRING_CHARS);
  }

  JsonOut text(String name, String value) throws ChannelException {
    return string(name, value, Bounds.TEXT_CHARS);
  }

  private JsonOut string(String name, String value, int most) throws ChannelException {
    require(value.length() <= most, name);
    object.addProperty(name, value);
    return this;
  }

  JsonOut number(String name, long value) throws ChannelException {
    require(value >= -Bounds.NUMBER && value <= Bounds.NUMBER, name);
    object.addProperty(name, value);
    return this;
  }

  JsonOut count(String name, long value) throws ChannelException {
    require(value >= 0, name);
    return number(name, value);
  }

  JsonOut count(String name, OptionalLong value) throws ChannelException {
    return value.isPresent() ? count(name, value.getAsLong()) : this;
  }

  JsonOut flag(String name, boolean value) {
    object.addProperty(name, value);
    return this;
  }

  JsonOut word(String name, Enum<?> value) {
    object.addProperty(name, value.name());
    return this;
  }

  JsonOut strings(String name, List<String> values) throws ChannelException {
    require(values.size() <= Bounds.LIST_MEMBERS, name);
    JsonArray array = new JsonArray();
    for (String value : values) {
      require(value.length() <= Bounds.STRING_CHARS, name);
      array.add(value);
    }
    object.add(name, array);
    return this;
  }

  <T> JsonOut list(String name, List<T> values, Form<T> form) throws ChannelException {
    require(values.size() <= Bounds.LIST_MEMBERS, name);
    JsonArray array = new JsonArray();
    for (T value : values) {
      array.add(tree(value, form));
    }
    object.add(name, array);
    return this;
  }

  <T> JsonOut object(String name, T value, Form<T> form) throws ChannelException {
    object.add(name, tree(value, form));
    return this;
  }

  private static <T> JsonObject tree(T value, Form<T> form) throws ChannelException {
    JsonOut inner = new JsonOut();
    form.write(value, inner);
    return inner.object;
  }

  /** UTF-8 without white space. */
  byte[] bytes() {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void require(boolean within, String name) throws ChannelException {
    if (!within) {
      throw new ChannelException(Problem.OUT_OF_BOUNDS, name);
    }
  }
}
