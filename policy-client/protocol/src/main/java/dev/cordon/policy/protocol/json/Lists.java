package dev.cordon.policy.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.function.Function;

/** Lists as JSON arrays. */
public final class Lists {
  private Lists() {}

  /** The texts of {@code values}, sorted: for sets, so that the same set has the same bytes. */
  public static <T> JsonArray sorted(Collection<T> values, Function<T, String> text) {
    JsonArray array = new JsonArray();
    values.stream().map(text).sorted().forEach(array::add);
    return array;
  }

  /** What {@code item} makes of each of {@code values}, in order. */
  public static <T> JsonArray of(Collection<T> values, Function<T, ? extends JsonElement> item) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(item.apply(value)));
    return array;
  }

  /** {@code text} as a list's item. */
  public static JsonPrimitive text(String text) {
    return new JsonPrimitive(text);
  }
}
