package dev.cordon.server.issue;

import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.register.Policies;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Policies as they stand in the register, read once: each check-in asks for the same few. Safe for
 * many threads.
 */
@Singleton
final class PolicyTexts {
  private static final int MOST = 64;

  private final Map<String, Policy> read = new ConcurrentHashMap<>();

  @Inject
  PolicyTexts() {}

  /** The policy of that version. */
  Policy of(Policies.Version version) {
    Policy known = read.get(version.body());
    if (known != null) {
      return known;
    }
    if (read.size() >= MOST) {
      read.clear(); // former versions; those in force are back with the next question
    }
    Policy policy = parsed(version.body());
    read.put(version.body(), policy);
    return policy;
  }

  private static Policy parsed(String body) {
    try {
      return Wire.POLICY.codec().read(Fields.of(JsonParser.parseString(body).getAsJsonObject()));
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException("a policy in the register cannot be read", e);
    }
  }
}
