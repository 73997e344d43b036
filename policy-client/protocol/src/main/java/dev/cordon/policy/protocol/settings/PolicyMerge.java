package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One policy of several, as for a user who is in several groups: of each setting the strictest
 * value. The order of the policies changes nothing but which of two that say the same is named.
 *
 * <p>What a policy leaves out has its default, and counts as said.
 */
public final class PolicyMerge {
  private static final PolicyCodec CODEC = new PolicyCodec();

  private final JsonObject merged = new JsonObject();
  private final Map<String, String> origins = new LinkedHashMap<>();
  private final List<Contradiction> contradictions = new ArrayList<>();

  private PolicyMerge() {}

  /**
   * The policy that fulfils all of {@code policies}.
   *
   * @param policies at least one, each under the name that the administrator knows it by
   */
  public static Merged of(Map<String, Policy> policies) {
    if (policies.isEmpty()) {
      throw new IllegalArgumentException("no policy to merge");
    }
    PolicyMerge merge = new PolicyMerge();
    policies.forEach((name, policy) -> merge.add(name, CODEC.write(policy)));
    return merge.result();
  }

  private void add(String name, JsonObject policy) {
    for (Setting setting : AllSettings.LIST) {
      setting.in(policy).ifPresent(value -> add(name, setting, value));
    }
  }

  private void add(String name, Setting setting, JsonElement value) {
    Optional<JsonElement> before = setting.in(merged);
    if (!before.isPresent()) {
      take(name, setting, value);
      return;
    }
    Optional<JsonElement> stricter = setting.rule().stricter(before.get(), value);
    if (!stricter.isPresent()) {
      contradictions.add(new Contradiction(setting.path(), origin(setting), name));
    } else if (!stricter.get().equals(before.get())) {
      take(name, setting, stricter.get());
    }
  }

  private void take(String name, Setting setting, JsonElement value) {
    setting.put(merged, value);
    origins.put(setting.path(), name);
  }

  private String origin(Setting setting) {
    return origins.getOrDefault(setting.path(), "");
  }

  private Merged result() {
    if (!contradictions.isEmpty()) {
      return new Merged.Contradictory(contradictions);
    }
    try {
      return new Merged.Whole(CODEC.read(Fields.of(merged)), origins);
    } catch (DocumentRefusedException tooMuch) {
      // Each part was valid; together a list can be longer than a policy may have.
      return new Merged.TooLarge(tooMuch.reason());
    }
  }
}
