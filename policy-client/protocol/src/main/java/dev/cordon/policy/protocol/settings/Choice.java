package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;

/**
 * One of a few words.
 *
 * @param strictestFirst all of them
 */
record Choice(List<String> strictestFirst) implements Rule {
  static Choice of(String... strictestFirst) {
    return new Choice(List.of(strictestFirst));
  }

  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    return Optional.of(rank(one) <= rank(other) ? one : other);
  }

  private int rank(JsonElement value) {
    int rank = strictestFirst.indexOf(value.getAsString());
    if (rank < 0) {
      throw new IllegalStateException("no rank for " + value);
    }
    return rank;
  }
}
