package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.Allowed;
import dev.cordon.policy.protocol.policy.PostureRules.Devices;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The group {@code posture}. */
final class PostureRulesCodec implements Codec<PostureRules> {
  private static final int MAX_NAMES = 1_000;
  private static final Pattern NAME = Pattern.compile("[^\\p{C}]{0,99}[^\\p{C}\\p{Z}]");
  private static final Action[] OF_A_LIST = {Action.BLOCK, Action.WIPE};

  /** An action, or none. */
  private enum Word {
    IGNORE,
    WARN,
    BLOCK,
    WIPE;

    private static final Word[] WITHOUT_WIPE = {IGNORE, WARN, BLOCK};

    static Word of(Optional<Action> action) {
      return action.map(follows -> valueOf(follows.name())).orElse(IGNORE);
    }

    Optional<Action> action() {
      return this == IGNORE ? Optional.empty() : Optional.of(Action.valueOf(name()));
    }
  }

  @Override
  public JsonObject write(PostureRules posture) {
    JsonObject json = new JsonObject();
    for (HealthCheck check : HealthCheck.values()) {
      Word word = Word.of(Optional.ofNullable(posture.checks().get(check)));
      json.addProperty(check.rule().setting(), Words.camelCase(word));
    }
    json.addProperty("unknown", Words.camelCase(Word.of(posture.unknown())));
    LadderCodec.write(posture.ladders(), json);
    json.add("minBrowserEngine", LadderCodec.write(posture.minBrowserEngine()));
    posture.devices().manufacturers().ifPresent(any -> json.add("manufacturers", write(any)));
    posture.devices().models().ifPresent(any -> json.add("models", write(any)));
    return json;
  }

  @Override
  public PostureRules read(Fields fields) throws DocumentRefusedException {
    return new PostureRules(
        checks(fields),
        word(fields, "unknown", Word.WITHOUT_WIPE, PostureRules.DEFAULT.unknown()),
        LadderCodec.read(fields),
        LadderCodec.engines(fields),
        new Devices(allowed(fields, "manufacturers"), allowed(fields, "models")));
  }

  private static Map<HealthCheck, Action> checks(Fields fields) throws DocumentRefusedException {
    Map<HealthCheck, Action> checks = new EnumMap<>(HealthCheck.class);
    for (HealthCheck check : HealthCheck.values()) {
      Optional<Action> absent = Optional.ofNullable(PostureRules.DEFAULT.checks().get(check));
      word(fields, check.rule().setting(), Word.values(), absent)
          .ifPresent(action -> checks.put(check, action));
    }
    return checks;
  }

  private static Optional<Action> word(
      Fields fields, String name, Word[] words, Optional<Action> absent)
      throws DocumentRefusedException {
    return new Settings(fields).choice(name, words, Word.of(absent)).action();
  }

  private static JsonObject write(Allowed allowed) {
    JsonObject json = new JsonObject();
    json.add("allowed", Lists.of(allowed.names(), Lists::text));
    json.addProperty("action", Words.camelCase(allowed.action()));
    return json;
  }

  private static Optional<Allowed> allowed(Fields fields, String name)
      throws DocumentRefusedException {
    if (!new Settings(fields).present(name)) {
      return Optional.empty();
    }
    Fields list = fields.object(name);
    List<String> names = list.texts("allowed", NAME, MAX_NAMES);
    if (names.isEmpty()) {
      throw list.malformed("allowed"); // no device at all would close every container for good
    }
    return Optional.of(new Allowed(names, list.choice("action", OF_A_LIST, Words::camelCase)));
  }
}
