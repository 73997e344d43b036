package dev.cordon.policy.protocol.signed;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** A key as {@code {"algorithm":"ed25519","public":"BASE64"}}. */
public final class KeyCodec implements Codec<VerificationKey> {
  @Override
  public JsonObject write(VerificationKey key) {
    JsonObject json = new JsonObject();
    json.addProperty("algorithm", key.algorithm().wireName());
    json.addProperty("public", Base64.getEncoder().encodeToString(key.bytes()));
    return json;
  }

  @Override
  public VerificationKey read(Fields fields) throws DocumentRefusedException {
    Algorithm algorithm =
        Algorithm.named(fields.text("algorithm", 64))
            .orElseThrow(
                () ->
                    new DocumentRefusedException(
                        Reason.of(Reason.Code.DOCUMENT_UNKNOWN_FORMAT, "algorithm")));
    try {
      return VerificationKey.of(algorithm, fields.base64("public"));
    } catch (GeneralSecurityException e) {
      throw fields.malformed("public");
    }
  }
}
