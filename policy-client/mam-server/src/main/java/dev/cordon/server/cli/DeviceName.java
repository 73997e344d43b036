package dev.cordon.server.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.server.cli.CommandFailed.Problem;
import java.util.ArrayList;
import java.util.List;

/** What an administrator types for a device: its id, the beginning of its id, or its label. */
record DeviceName(String typed) {
  private static final int MIN_PREFIX_CHARS = 4;

  private JsonArray page(AdminApi api) throws CommandFailed {
    return api.get("devices?named=" + AdminApi.encoded(typed)).getAsJsonArray("devices");
  }

  /** The id of the one device that is meant. */
  String idOn(AdminApi api) throws CommandFailed {
    List<String> meant = new ArrayList<>();
    for (JsonElement element : page(api)) {
      JsonObject device = element.getAsJsonObject();
      String id = device.get("id").getAsString();
      if (id.equals(typed)) {
        return id;
      }
      boolean isBeginning = typed.length() >= MIN_PREFIX_CHARS && id.startsWith(typed);
      if (isBeginning || device.get("label").getAsString().equals(typed)) {
        meant.add(id);
      }
    }
    if (meant.isEmpty()) {
      throw new CommandFailed(Problem.DEVICE_UNKNOWN, typed);
    }
    if (meant.size() > 1) {
      throw new CommandFailed(Problem.DEVICE_AMBIGUOUS, typed);
    }
    return meant.get(0);
  }
}
