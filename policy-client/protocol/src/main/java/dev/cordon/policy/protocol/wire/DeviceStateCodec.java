package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class DeviceStateCodec implements Codec<DeviceState> {
  private static final int MAX_COMMANDS = 1_000;

  @Override
  public JsonObject write(DeviceState state) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", state.enrolment());
    json.addProperty("nonce", state.nonce());
    json.add("root", write(state.root()));
    json.add("policy", write(state.policy()));
    state.threats().ifPresent(threats -> json.add("threats", write(threats)));
    json.add("commands", Lists.of(state.commands(), DeviceStateCodec::write));
    if (!state.shares().isEmpty()) {
      json.add("shares", ShareCodec.write(state.shares()));
    }
    return json;
  }

  @Override
  public DeviceState read(Fields fields) throws DocumentRefusedException {
    List<DocumentRef> commands = new ArrayList<>();
    for (Fields command : fields.objects("commands", MAX_COMMANDS)) {
      commands.add(ref(command, DocumentRef.Kind.COMMAND));
    }
    return new DeviceState(
        fields.text("enrolment", Words.ID),
        fields.text("nonce", Words.ID),
        ref(fields.object("root"), DocumentRef.Kind.ROOT),
        ref(fields.object("policy"), DocumentRef.Kind.POLICY),
        fields.has("threats")
            ? Optional.of(ref(fields.object("threats"), DocumentRef.Kind.THREATS))
            : Optional.empty(),
        commands,
        fields.has("shares")
            ? ShareCodec.shares(fields.objects("shares", ServerShare.MOST))
            : List.of());
  }

  private static JsonObject write(DocumentRef ref) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", ref.kind().name());
    json.addProperty("id", ref.id());
    json.addProperty("version", ref.version());
    json.addProperty("sha256", ref.sha256());
    return json;
  }

  private static DocumentRef ref(Fields fields, DocumentRef.Kind kind)
      throws DocumentRefusedException {
    return new DocumentRef(
        fields.choice("kind", new DocumentRef.Kind[] {kind}, Enum::name),
        fields.text("id", Words.ID),
        fields.number("version", 1, Long.MAX_VALUE),
        fields.text("sha256", Words.SHA256));
  }
}
