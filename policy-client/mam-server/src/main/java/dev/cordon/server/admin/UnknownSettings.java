package dev.cordon.server.admin;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import java.util.Map;

/**
 * Finds settings that this version does not know. Devices ignore them, for they may be older than
 * the server; an administrator's slip of the pen must not silently mean "the default".
 */
final class UnknownSettings {
  private static final String CRITICAL = "critical";

  private UnknownSettings() {}

  static void refuse(JsonObject given, JsonObject known) throws Refused {
    JsonObject settings = given.deepCopy();
    settings.remove(CRITICAL);
    refuse(settings, known, "");
  }

  private static void refuse(JsonObject given, JsonObject known, String path) throws Refused {
    for (Map.Entry<String, JsonElement> member : given.entrySet()) {
      String here = path + member.getKey();
      JsonElement counterpart = known.get(member.getKey());
      if (counterpart == null) {
        throw new Refused(Fault.SETTING_UNKNOWN, here);
      }
      if (member.getValue() instanceof JsonObject inner
          && counterpart instanceof JsonObject knownInner) {
        refuse(inner, knownInner, here + ".");
      }
    }
  }
}
