package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import java.util.Optional;

/** A number of which the one end is the stricter. */
enum Amount implements Rule {
  /** The smaller one. */
  LEAST,
  /** The smaller one, and 0 means never. */
  LEAST_BUT_ZERO,
  /** The greater one. */
  MOST;

  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    return Optional.of(weight(one) <= weight(other) ? one : other);
  }

  private long weight(JsonElement value) {
    long number = value.getAsLong();
    return switch (this) {
      case LEAST -> number;
      case LEAST_BUT_ZERO -> number == 0 ? Long.MAX_VALUE : number;
      case MOST -> -number;
    };
  }
}
