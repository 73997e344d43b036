package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;

/**
 * What a device asks for before it looks at itself (requirement D4): the server's own fresh word,
 * so that no state of the device can have been measured, and no check-in signed, before it was
 * given. Not signed: whoever makes one up has a check-in refused.
 *
 * @param challenge 1 to 64 characters of {@code A-Za-z0-9_-}
 */
public record Challenge(String challenge) {
  /** As JSON in UTF-8. */
  public byte[] toBytes() {
    JsonObject json = new JsonObject();
    json.addProperty("challenge", challenge);
    return JsonText.write(json);
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Challenge parse(byte[] json) throws DocumentRefusedException {
    Fields fields = JsonText.read(json);
    return new Challenge(fields.text("challenge", Words.ID));
  }
}
