package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changes from one policy to another. */
public final class PolicyDiff {
  private PolicyDiff() {}

  /** Every setting that differs, in the order of {@code docs/protocol.md}. */
  public static List<Change> between(Policy before, Policy after) {
    JsonObject old = new PolicyCodec().write(before);
    JsonObject later = new PolicyCodec().write(after);
    List<Change> changes = new ArrayList<>();
    for (Setting setting : AllSettings.LIST) {
      Optional<JsonElement> from = setting.in(old);
      Optional<JsonElement> to = setting.in(later);
      if (!from.equals(to)) {
        changes.add(new Change(setting.path(), from, to));
      }
    }
    return changes;
  }
}
