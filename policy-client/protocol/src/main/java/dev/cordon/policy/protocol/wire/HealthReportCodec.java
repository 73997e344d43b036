package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

final class HealthReportCodec implements Codec<HealthReport> {
  private final ThreatReportCodec threats = new ThreatReportCodec();

  @Override
  public JsonObject write(HealthReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("measuredFor", report.measuredFor());
    json.add(
        "signals",
        Lists.of(report.signals().entrySet(), entry -> write(entry.getKey(), entry.getValue())));
    json.addProperty("outcome", report.outcome().name());
    json.add("rules", Lists.of(report.rules(), rule -> Lists.text(rule.name())));
    json.add("threats", threats.write(report.threats()));
    return json;
  }

  @Override
  public HealthReport read(Fields fields) throws DocumentRefusedException {
    Map<HealthCheck, Signal> signals = new EnumMap<>(HealthCheck.class);
    for (Fields signal : fields.objects("signals", HealthCheck.values().length)) {
      HealthCheck check = signal.choice("check", HealthCheck.values(), Enum::name);
      if (signals.put(check, signal(signal)) != null) {
        throw signal.malformed("check"); // two findings of one thing: which one counts?
      }
    }
    return new HealthReport(
        fields.text("measuredFor", Words.ID),
        signals,
        fields.choice("outcome", Outcome.values(), Enum::name),
        rules(fields),
        threats.read(fields.object("threats")));
  }

  private static JsonObject write(HealthCheck check, Signal signal) {
    JsonObject json = new JsonObject();
    json.addProperty("check", check.name());
    json.addProperty("state", signal.state().name());
    json.add("evidence", Lists.of(signal.evidence(), code -> Lists.text(code.name())));
    return json;
  }

  private static Signal signal(Fields fields) throws DocumentRefusedException {
    List<Evidence> evidence = fields.choices("evidence", Evidence.values(), Enum::name);
    if (evidence.isEmpty()) {
      throw fields.malformed("evidence");
    }
    return new Signal(
        fields.choice("state", Signal.State.values(), Enum::name), EnumSet.copyOf(evidence));
  }

  private static EnumSet<PostureRule> rules(Fields fields) throws DocumentRefusedException {
    EnumSet<PostureRule> rules = EnumSet.noneOf(PostureRule.class);
    rules.addAll(fields.choices("rules", PostureRule.values(), Enum::name));
    return rules;
  }
}
