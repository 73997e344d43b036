package dev.cordon.core.control;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the control state that is {@link Entrance}. */
final class EntranceCodec {
  private static final int LONG_TEXT = 1024;
  private static final int MOST = 1000;

  private EntranceCodec() {}

  static JsonObject write(Entrance entrance) {
    JsonObject json = new JsonObject();
    entrance.passcode().ifPresent(facts -> json.add("passcode", write(facts)));
    entrance.former().ifPresent(former -> json.add("former", write(former)));
    entrance.signIn().ifPresent(signIn -> json.add("signIn", write(signIn)));
    json.addProperty("lent", entrance.lent());
    json.addProperty("passcodeFirst", entrance.passcodeFirst());
    return json;
  }

  static Entrance read(Fields in) throws DocumentRefusedException {
    return new Entrance(
        in.has("passcode") ? Optional.of(facts(in.object("passcode"))) : Optional.empty(),
        in.has("former") ? Optional.of(former(in.object("former"))) : Optional.empty(),
        in.has("signIn") ? Optional.of(signIn(in.object("signIn"))) : Optional.empty(),
        in.flag("lent"),
        in.flag("passcodeFirst"));
  }

  private static JsonObject write(PasscodeFacts facts) {
    JsonObject json = new JsonObject();
    json.addProperty("slot", facts.slot());
    json.addProperty("since", facts.since().toString());
    json.addProperty("type", facts.meets().type().name());
    json.addProperty("minLength", facts.meets().minLength());
    json.addProperty("forbidSimple", facts.meets().forbidSimple());
    return json;
  }

  private static PasscodeFacts facts(Fields in) throws DocumentRefusedException {
    return new PasscodeFacts(
        in.text("slot", LONG_TEXT),
        in.instant("since"),
        new PasscodeRules(
            in.choice("type", PasscodeRules.Type.values(), PasscodeRules.Type::name),
            (int) in.number("minLength", 0, Integer.MAX_VALUE),
            in.flag("forbidSimple")));
  }

  private static JsonObject write(FormerPasscodes former) {
    JsonArray tags = new JsonArray();
    for (FormerPasscodes.Tag tag : former.tags()) {
      JsonObject json = new JsonObject();
      json.addProperty("slot", tag.slot());
      json.addProperty("tag", Hex.encode(tag.tag().toByteArray()));
      tags.add(json);
    }
    JsonObject json = new JsonObject();
    json.addProperty("memoryKib", former.cost().memoryKib());
    json.addProperty("iterations", former.cost().iterations());
    json.addProperty("salt", Hex.encode(former.salt().toByteArray()));
    json.add("tags", tags);
    return json;
  }

  private static FormerPasscodes former(Fields in) throws DocumentRefusedException {
    List<FormerPasscodes.Tag> tags = new ArrayList<>();
    for (Fields tag : in.objects("tags", MOST)) {
      tags.add(new FormerPasscodes.Tag(tag.text("slot", LONG_TEXT), bytes(tag, "tag")));
    }
    PasscodeCost cost =
        new PasscodeCost(
            (int) in.number("memoryKib", 0, Integer.MAX_VALUE),
            (int) in.number("iterations", 0, Integer.MAX_VALUE));
    return new FormerPasscodes(cost, bytes(in, "salt"), tags);
  }

  private static Bytes bytes(Fields in, String name) throws DocumentRefusedException {
    return Bytes.copyFrom(Hex.decode(in.text(name, LONG_TEXT)));
  }

  private static JsonObject write(SignedIn signIn) {
    JsonObject json = new JsonObject();
    json.addProperty("account", signIn.account());
    json.addProperty("at", signIn.at().toString());
    return json;
  }

  private static SignedIn signIn(Fields in) throws DocumentRefusedException {
    return new SignedIn(in.text("account", LONG_TEXT), in.instant("at"));
  }
}
