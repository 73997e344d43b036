package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.DateStep;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import dev.cordon.policy.protocol.policy.PostureRules.Ladders;
import dev.cordon.policy.protocol.policy.PostureRules.OsStep;
import dev.cordon.policy.protocol.policy.PostureRules.VersionStep;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The ladders of the group {@code posture}: lists of objects with an {@code action} each. */
final class LadderCodec {
  private static final int MAX_STEPS = 20;
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,5}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** One step of any ladder. */
  private interface Step<T> {
    T read(Fields fields) throws DocumentRefusedException;
  }

  private LadderCodec() {}

  static void write(Ladders ladders, JsonObject to) {
    to.add("minOs", Lists.of(ladders.minOs(), LadderCodec::write));
    to.add("maxOs", Lists.of(ladders.maxOs(), LadderCodec::write));
    to.add("minPatchDate", Lists.of(ladders.minPatchDate(), LadderCodec::write));
    to.add("minAppVersion", Lists.of(ladders.minAppVersion(), LadderCodec::write));
    to.add("minSdkVersion", Lists.of(ladders.minSdkVersion(), LadderCodec::write));
  }

  static Ladders read(Fields fields) throws DocumentRefusedException {
    return new Ladders(
        steps(fields, "minOs", LadderCodec::os),
        steps(fields, "maxOs", LadderCodec::os),
        steps(fields, "minPatchDate", LadderCodec::date),
        steps(fields, "minAppVersion", LadderCodec::version),
        steps(fields, "minSdkVersion", LadderCodec::version));
  }

  static JsonArray write(List<EngineStep> steps) {
    return Lists.of(
        steps,
        step -> {
          JsonObject json = step("version", step.version(), step.action());
          json.addProperty("engine", Words.camelCase(step.engine()));
          return json;
        });
  }

  static List<EngineStep> engines(Fields fields) throws DocumentRefusedException {
    return steps(
        fields,
        "minBrowserEngine",
        step ->
            new EngineStep(
                step.choice("engine", BrowserEngine.values(), Words::camelCase),
                step.text("version", VERSION),
                action(step)));
  }

  private static <T> List<T> steps(Fields fields, String name, Step<T> step)
      throws DocumentRefusedException {
    List<T> steps = new ArrayList<>();
    if (new Settings(fields).present(name)) {
      for (Fields each : fields.objects(name, MAX_STEPS)) {
        steps.add(step.read(each));
      }
    }
    return steps;
  }

  private static JsonObject write(OsStep step) {
    JsonObject json = step("version", step.version(), step.action());
    json.addProperty("platform", Words.camelCase(step.platform()));
    return json;
  }

  private static JsonObject write(VersionStep step) {
    return step("version", step.version(), step.action());
  }

  private static JsonObject write(DateStep step) {
    return step("date", step.date().toString(), step.action());
  }

  private static JsonObject step(String what, String value, Action action) {
    JsonObject json = new JsonObject();
    json.addProperty(what, value);
    json.addProperty("action", Words.camelCase(action));
    return json;
  }

  private static OsStep os(Fields step) throws DocumentRefusedException {
    return new OsStep(
        step.choice("platform", Platform.values(), Words::camelCase),
        step.text("version", VERSION),
        action(step));
  }

  private static VersionStep version(Fields step) throws DocumentRefusedException {
    return new VersionStep(step.text("version", VERSION), action(step));
  }

  private static DateStep date(Fields step) throws DocumentRefusedException {
    String text = step.text("date", DATE);
    try {
      return new DateStep(LocalDate.parse(text), action(step));
    } catch (DateTimeException noSuchDay) {
      throw step.malformed("date");
    }
  }

  private static Action action(Fields step) throws DocumentRefusedException {
    return step.choice("action", Action.values(), Words::camelCase);
  }
}
