package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import java.util.List;
import java.util.function.Function;

/** One page of a list; the next is asked for with {@code ?after=} and what {@code next} says. */
final class Page {
  static final int SIZE = 500;

  private Page() {}

  /** Where the page begins: after this one. */
  static String after(Call call) {
    return call.query("after").orElse("");
  }

  /**
   * The answer.
   *
   * @param found up to one more than a page holds
   * @param name what the next page begins after, if this one ends with it
   */
  static <T> Answer of(
      String list, List<T> found, Function<T, JsonElement> json, Function<T, String> name) {
    List<T> shown = found.subList(0, Math.min(found.size(), SIZE));
    JsonArray items = new JsonArray();
    shown.forEach(each -> items.add(json.apply(each)));
    JsonObject page = new JsonObject();
    page.add(list, items);
    if (found.size() > SIZE) {
      page.addProperty("next", name.apply(shown.get(SIZE - 1)));
    }
    return Answer.json(200, page);
  }
}
