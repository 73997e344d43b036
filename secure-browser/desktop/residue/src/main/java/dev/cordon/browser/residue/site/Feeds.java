package dev.cordon.browser.residue.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Data that pages fetch as they go. */
final class Feeds {
  private static final int PAGES = 5;
  private static final List<String> PLACES =
      List.of(
          "Aomori",
          "Chiba",
          "Fukuoka",
          "Hakodate",
          "Hiroshima",
          "Kagoshima",
          "Kanazawa",
          "Kobe",
          "Kumamoto",
          "Kyoto",
          "Matsumoto",
          "Miyazaki",
          "Nagano",
          "Nagasaki",
          "Nagoya",
          "Niigata",
          "Okayama",
          "Osaka",
          "Sapporo",
          "Sendai",
          "Shizuoka",
          "Tokyo",
          "Toyama",
          "Yokohama");

  void addTo(Office office) {
    office.add("/api/feed", Feeds::feed);
    office.add("/api/places", Feeds::places);
  }

  private static MockResponse feed(RecordedRequest request) {
    int page = Integer.parseInt(Forms.query(request, "page"));
    JsonArray items = new JsonArray();
    for (int i = 0; i < 20; i++) {
      JsonObject item = new JsonObject();
      item.addProperty("id", page * 20 + i);
      item.addProperty("title", "Notice no. " + (page * 20 + i + 1));
      item.addProperty("text", "Floor " + (1 + i % 7) + ": " + PLACES.get((page * 20 + i) % 24));
      items.add(item);
    }
    JsonObject answer = new JsonObject();
    answer.add("items", items);
    answer.addProperty("more", page + 1 < PAGES);
    return Answers.json(answer.toString());
  }

  /** The shorter what was typed, the slower: an older answer comes after a newer one. */
  private static MockResponse places(RecordedRequest request) throws InterruptedException {
    String typed = Forms.query(request, "q").toLowerCase(Locale.ROOT);
    Thread.sleep(Math.max(0, 300 - 100L * typed.length()));
    JsonArray found = new JsonArray();
    PLACES.stream()
        .filter(place -> place.toLowerCase(Locale.ROOT).startsWith(typed))
        .forEach(found::add);
    return Answers.json(found.toString());
  }
}
