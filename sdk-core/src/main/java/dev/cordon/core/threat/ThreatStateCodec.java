package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** As JSON; the sightings as one text, {@code app(16) ‖ certificate(16) ‖ day(4)} each. */
public final class ThreatStateCodec implements Codec<ThreatState> {
  private static final int SIGHTING_BYTES = 2 * AppTags.BYTES + Integer.BYTES;

  @Override
  public JsonObject write(ThreatState state) {
    JsonObject json = new JsonObject();
    json.addProperty("agreed", state.agreed());
    json.addProperty("key", base64(state.key().toByteArray()));
    json.addProperty("salt", base64(state.salt().toByteArray()));
    ByteBuffer sightings = ByteBuffer.allocate(SIGHTING_BYTES * state.sightings().size());
    for (Sighting seen : state.sightings()) {
      sightings.put(seen.app().toByteArray()).put(seen.certificate().toByteArray());
      sightings.putInt(seen.day());
    }
    json.addProperty("sightings", base64(sightings.array()));
    return json;
  }

  @Override
  public ThreatState read(Fields fields) throws DocumentRefusedException {
    ByteBuffer packed = ByteBuffer.wrap(fields.base64("sightings"));
    if (packed.remaining() % SIGHTING_BYTES != 0) {
      throw fields.malformed("sightings");
    }
    List<Sighting> sightings = new ArrayList<>();
    while (packed.hasRemaining()) {
      sightings.add(new Sighting(tag(packed), tag(packed), packed.getInt()));
    }
    return new ThreatState(
        fields.flag("agreed"),
        Bytes.copyFrom(fields.base64("key")),
        Bytes.copyFrom(fields.base64("salt")),
        sightings);
  }

  private static Bytes tag(ByteBuffer from) {
    byte[] tag = new byte[AppTags.BYTES];
    from.get(tag);
    return Bytes.copyFrom(tag);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
