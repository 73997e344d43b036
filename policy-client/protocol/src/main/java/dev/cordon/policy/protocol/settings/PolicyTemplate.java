package dev.cordon.policy.protocol.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;

/**
 * Policies to begin with: one for each owner of a device and each level of information. The level's
 * settings lie in {@code level-N.json}, and what the owner changes of them in {@code
 * owner-NAME.json}, beside this class.
 */
public final class PolicyTemplate {
  private PolicyTemplate() {}

  /** The policy for devices of {@code owner} that hold information of {@code level}. */
  public static Policy of(DeviceOwner owner, InformationLevel level) {
    JsonObject policy = load(level.file());
    JsonObject changes = load(owner.file());
    for (Setting setting : AllSettings.LIST) {
      setting.in(changes).ifPresent(value -> setting.put(policy, value));
    }
    try {
      return new PolicyCodec().read(Fields.of(policy));
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException("a template of ours is refused", e);
    }
  }

  private static JsonObject load(String file) {
    try (InputStream in = PolicyTemplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("template not packaged: " + file);
      }
      return JsonParser.parseReader(new InputStreamReader(in, UTF_8)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
