package dev.cordon.policy.protocol.wire;

import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.json.Fields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The server's shares of the keys, and what devices say of them. */
final class ShareCodec {
  private ShareCodec() {}

  static JsonObject write(ShareReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("inForce", report.inForce());
    json.addProperty("held", report.held());
    json.addProperty("pending", report.pending());
    json.addProperty("asks", report.asks());
    return json;
  }

  static ShareReport report(Fields fields) throws DocumentRefusedException {
    long inForce = fields.number("inForce", 0, Long.MAX_VALUE - 1);
    boolean held = fields.flag("held");
    long pending = fields.number("pending", 0, Long.MAX_VALUE - 1);
    if (held && inForce == 0) {
      throw fields.malformed("held");
    }
    if (pending != 0 && pending <= inForce) {
      throw fields.malformed("pending");
    }
    return new ShareReport(inForce, held, pending, fields.flag("asks"));
  }

  static JsonArray write(List<ServerShare> shares) {
    JsonArray list = new JsonArray();
    for (ServerShare share : shares) {
      JsonObject json = new JsonObject();
      json.addProperty("number", share.number());
      byte[] secret = share.secret().toByteArray();
      json.addProperty("secret", Base64.getEncoder().encodeToString(secret));
      list.add(json);
    }
    return list;
  }

  /** In order of their numbers, none twice. */
  static List<ServerShare> shares(List<Fields> in) throws DocumentRefusedException {
    List<ServerShare> shares = new ArrayList<>();
    long last = 0;
    for (Fields fields : in) {
      long number = fields.number("number", last + 1, Long.MAX_VALUE - 1);
      byte[] secret = fields.base64("secret");
      if (secret.length != ServerShare.SECRET_BYTES) {
        throw fields.malformed("secret");
      }
      shares.add(new ServerShare(number, Bytes.copyFrom(secret)));
      last = number;
    }
    return shares;
  }
}
