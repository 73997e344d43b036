package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

/** The group {@code lease}. */
final class LeaseCodec implements Codec<Lease> {
  private static final int WEEK_MINUTES = 10_080;
  private static final int YEAR_HOURS = 8_760;
  private static final int YEAR_DAYS = 365;

  @Override
  public JsonObject write(Lease lease) {
    JsonObject json = new JsonObject();
    json.addProperty("checkInMinutes", lease.checkInMinutes());
    json.addProperty("blockAfterHours", lease.blockAfterHours());
    json.addProperty("wipeAfterDays", lease.wipeAfterDays());
    json.addProperty("serverShare", Words.camelCase(lease.serverShare()));
    return json;
  }

  @Override
  public Lease read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Lease absent = Lease.DEFAULT;
    return new Lease(
        settings.number("checkInMinutes", 5, WEEK_MINUTES, absent.checkInMinutes()),
        settings.number("blockAfterHours", 1, YEAR_HOURS, absent.blockAfterHours()),
        settings.number("wipeAfterDays", 1, YEAR_DAYS, absent.wipeAfterDays()),
        settings.choice("serverShare", Lease.Share.values(), absent.serverShare()));
  }
}
