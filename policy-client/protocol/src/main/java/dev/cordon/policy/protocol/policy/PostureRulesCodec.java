package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The group {@code posture}. */
final class PostureRulesCodec implements Codec<PostureRules> {
  private static final int MAX_STEPS = 20;
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,5}");

  @Override
  public JsonObject write(PostureRules posture) {
    JsonObject json = new JsonObject();
    json.add("minBrowserEngine", Lists.of(posture.minBrowserEngine(), PostureRulesCodec::write));
    return json;
  }

  @Override
  public PostureRules read(Fields fields) throws DocumentRefusedException {
    boolean present = new Settings(fields).present("minBrowserEngine");
    return present ? new PostureRules(steps(fields)) : PostureRules.DEFAULT;
  }

  private static JsonObject write(EngineStep step) {
    JsonObject json = new JsonObject();
    json.addProperty("engine", Words.camelCase(step.engine()));
    json.addProperty("version", step.version());
    json.addProperty("action", Words.camelCase(step.action()));
    return json;
  }

  private static List<EngineStep> steps(Fields fields) throws DocumentRefusedException {
    List<EngineStep> steps = new ArrayList<>();
    for (Fields step : fields.objects("minBrowserEngine", MAX_STEPS)) {
      steps.add(
          new EngineStep(
              step.choice("engine", BrowserEngine.values(), Words::camelCase),
              step.text("version", VERSION),
              step.choice("action", Action.values(), Words::camelCase)));
    }
    return steps;
  }
}
