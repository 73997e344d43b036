package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.PolicyPublisher;
import dev.cordon.server.register.Policies;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** {@code /v1/admin/policy}: the policy in force, and the next one (requirement H1). */
public final class PolicyEndpoints {
  private final Register register;
  private final PolicyPublisher publisher;

  @Inject
  public PolicyEndpoints(Register register, PolicyPublisher publisher) {
    this.register = register;
    this.publisher = publisher;
  }

  Answer show(Call call, String administrator) {
    return Answer.json(200, json(register.transaction(publisher::current)));
  }

  Answer publish(Call call, String administrator) throws Refused {
    Policy policy = policy(call.body());
    Policies.Version version =
        register.transaction(
            tables -> {
              tables.nudgeAll();
              return publisher.publish(tables, policy, administrator);
            });
    return Answer.json(200, json(version));
  }

  private static Policy policy(byte[] body) throws Refused {
    try {
      Policy policy = Wire.POLICY.codec().read(JsonText.read(body));
      String text = new String(body, StandardCharsets.UTF_8);
      UnknownSettings.refuse(
          JsonParser.parseString(text).getAsJsonObject(), Wire.POLICY.codec().write(policy));
      return policy;
    } catch (DocumentRefusedException e) {
      throw new Refused(e);
    }
  }

  private static JsonObject json(Policies.Version version) {
    JsonObject json = new JsonObject();
    json.addProperty("version", version.document().version());
    json.addProperty("sha256", version.document().sha256());
    json.addProperty("author", version.author());
    json.addProperty("issued", version.issued().toString());
    json.addProperty("expires", version.expires().toString());
    json.add("policy", JsonParser.parseString(version.body()));
    return json;
  }
}
