package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.Optional;

final class CheckInCodec implements Codec<CheckIn> {
  private final PostureCodec posture = new PostureCodec();
  private final TrailReportCodec trail = new TrailReportCodec();

  @Override
  public JsonObject write(CheckIn checkIn) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", checkIn.enrolment());
    json.addProperty("nonce", checkIn.nonce());
    json.addProperty("challenge", checkIn.challenge());
    json.addProperty("rootVersion", checkIn.rootVersion());
    json.addProperty("policyVersion", checkIn.policyVersion());
    json.addProperty("commandSequence", checkIn.commandSequence());
    json.addProperty("condition", checkIn.condition().name());
    json.add("reasons", Lists.of(checkIn.reasons(), code -> Lists.text(code.name())));
    json.add("posture", posture.write(checkIn.posture()));
    checkIn.share().ifPresent(share -> json.add("share", ShareCodec.write(share)));
    checkIn.trail().ifPresent(report -> json.add("trail", trail.write(report)));
    json.addProperty("sdkVersion", checkIn.sdkVersion());
    json.addProperty("at", checkIn.at().toString());
    return json;
  }

  @Override
  public CheckIn read(Fields fields) throws DocumentRefusedException {
    String challenge = fields.text("challenge", Words.ID);
    Posture measured = posture.read(fields.object("posture"));
    if (!measured.health().measuredFor().equals(challenge)) {
      throw fields.malformed("posture.health.measuredFor"); // an earlier one (requirement D4)
    }
    return new CheckIn(
        fields.text("enrolment", Words.ID),
        fields.text("nonce", Words.ID),
        challenge,
        fields.number("rootVersion", 1, Long.MAX_VALUE),
        fields.number("policyVersion", 0, Long.MAX_VALUE),
        fields.number("commandSequence", 0, Long.MAX_VALUE),
        fields.choice("condition", Condition.values(), Enum::name),
        fields.choices("reasons", Reason.Code.values(), Enum::name),
        measured,
        fields.has("share")
            ? Optional.of(ShareCodec.report(fields.object("share")))
            : Optional.empty(),
        fields.has("trail") ? Optional.of(trail.read(fields.object("trail"))) : Optional.empty(),
        fields.text("sdkVersion", Words.VERSION),
        fields.instant("at"));
  }
}
