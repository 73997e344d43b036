package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import java.util.Optional;

/** Which of two values of one setting is the stricter one. Both are valid values of it. */
sealed interface Rule permits Choice, Amount, Names, Entries, Devices, Countries, Unanimous {
  /** The stricter of both, or what fulfils both; empty if nothing does. */
  Optional<JsonElement> stricter(JsonElement one, JsonElement other);
}
