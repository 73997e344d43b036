package dev.cordon.core.deposit;

import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.core.keys.DepositKeys;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As JSON; what waits as one text, {@code number(8) ‖ SHA-256(32) ‖ bytes(4)} each. */
public final class DepositStateCodec {
  private static final int HASH_BYTES = 32;
  private static final int WAITING_BYTES = Long.BYTES + HASH_BYTES + Integer.BYTES;
  private static final int LONGEST_SLOT = 100;
  private static final int MOST = 100_000;

  /** The boxes, one object each. */
  public JsonArray write(DepositState state) {
    JsonArray boxes = new JsonArray();
    state.boxes().forEach((slot, box) -> boxes.add(write(slot, box)));
    return boxes;
  }

  private static JsonObject write(String slot, DepositBox box) {
    JsonObject json = new JsonObject();
    json.addProperty("slot", slot);
    json.addProperty("container", base64(box.container().toByteArray()));
    json.addProperty("publicKey", base64(box.keys().publicKey().toByteArray()));
    json.addProperty("privateKey", base64(box.keys().wrappedPrivateKey().toByteArray()));
    json.addProperty("next", box.next());
    ByteBuffer packed = ByteBuffer.allocate(WAITING_BYTES * box.waiting().size());
    for (Waiting each : box.waiting()) {
      packed.putLong(each.number()).put(each.sha256().toByteArray()).putInt(each.bytes());
    }
    json.addProperty("waiting", base64(packed.array()));
    return json;
  }

  /** The member {@code name} of {@code fields}; one that is not there: none. */
  public DepositState read(Fields fields, String name) throws DocumentRefusedException {
    if (!fields.has(name)) {
      return DepositState.NONE;
    }
    Map<String, DepositBox> boxes = new HashMap<>();
    for (Fields each : fields.objects(name, MOST)) {
      boxes.put(each.text("slot", LONGEST_SLOT), box(each));
    }
    return new DepositState(boxes);
  }

  private static DepositBox box(Fields fields) throws DocumentRefusedException {
    ByteBuffer packed = ByteBuffer.wrap(fields.base64("waiting"));
    if (packed.remaining() % WAITING_BYTES != 0) {
      throw fields.malformed("waiting");
    }
    List<Waiting> waiting = new ArrayList<>();
    while (packed.hasRemaining()) {
      waiting.add(new Waiting(packed.getLong(), hash(packed), packed.getInt()));
    }
    return new DepositBox(
        bytes(fields, "container"),
        new DepositKeys(bytes(fields, "publicKey"), bytes(fields, "privateKey")),
        fields.number("next", 1, Long.MAX_VALUE),
        waiting);
  }

  private static Bytes hash(ByteBuffer from) {
    byte[] hash = new byte[HASH_BYTES];
    from.get(hash);
    return Bytes.copyFrom(hash);
  }

  private static Bytes bytes(Fields fields, String name) throws DocumentRefusedException {
    return Bytes.copyFrom(fields.base64(name));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
