package dev.cordon.core.audit;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The trail's part of the control state, as JSON. */
public final class TrailStateCodec implements Codec<TrailState> {
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");
  private static final Pattern EVENT = Pattern.compile("\\{[^\\r\\n]*\\}");

  @Override
  public JsonObject write(TrailState state) {
    JsonObject json = new JsonObject();
    json.addProperty("key", hex(state.key()));
    json.addProperty("id", hex(state.id()));
    json.add("floor", write(state.floor()));
    json.add("base", write(state.base()));
    JsonArray pending = new JsonArray();
    state
        .pending()
        .forEach(event -> pending.add(new String(event.toByteArray(), StandardCharsets.UTF_8)));
    json.add("pending", pending);
    json.addProperty("acknowledged", state.acknowledged());
    json.addProperty("signed", state.signed());
    json.addProperty("open", state.open());
    return json;
  }

  @Override
  public TrailState read(Fields fields) throws DocumentRefusedException {
    List<Bytes> pending = new ArrayList<>();
    for (String event : fields.texts("pending", EVENT, Trail.MOST_PENDING)) {
      pending.add(Bytes.copyFrom(event.getBytes(StandardCharsets.UTF_8)));
    }
    return new TrailState(
        bytes(fields, "key"),
        bytes(fields, "id"),
        link(fields.object("floor")),
        link(fields.object("base")),
        pending,
        fields.number("acknowledged", 0, Long.MAX_VALUE),
        fields.number("signed", 0, Long.MAX_VALUE),
        fields.flag("open"));
  }

  private static JsonObject write(Link link) {
    JsonObject json = new JsonObject();
    json.addProperty("sequence", link.sequence());
    json.addProperty("chain", hex(link.chain()));
    return json;
  }

  private static Link link(Fields fields) throws DocumentRefusedException {
    return new Link(fields.number("sequence", 0, Long.MAX_VALUE), bytes(fields, "chain"));
  }

  private static String hex(Bytes bytes) {
    return Hex.encode(bytes.toByteArray());
  }

  private static Bytes bytes(Fields fields, String name) throws DocumentRefusedException {
    return Bytes.copyFrom(Hex.decode(fields.text(name, HEX)));
  }
}
