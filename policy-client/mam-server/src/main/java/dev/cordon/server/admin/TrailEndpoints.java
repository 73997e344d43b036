package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.DeviceEvents;
import dev.cordon.server.register.Register;
import dev.cordon.server.trail.Retention;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code /v1/admin/devices/{id}/audit}: what a device recorded, newest first; and how long that is
 * kept (requirements J1, J2).
 */
public final class TrailEndpoints {
  private static final int PAGE = 500;
  private static final int MOST_DAYS = 3_650;
  private static final Pattern NUMBER = Pattern.compile("[1-8]?[0-9]{1,18}");

  private final Register register;
  private final Retention retention;

  @Inject
  public TrailEndpoints(Register register, Retention retention) {
    this.register = register;
    this.retention = retention;
  }

  Answer newest(Call call, String administrator) throws Refused {
    return page(call, Long.MAX_VALUE);
  }

  Answer before(Call call, String administrator) throws Refused {
    String before = call.parameter("before");
    if (!NUMBER.matcher(before).matches()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    return page(call, Long.parseLong(before));
  }

  Answer keeps(Call call, String administrator) {
    return days(register.read(tables -> tables.deviceEvents().keepDays()));
  }

  Answer keep(Call call, String administrator) throws Refused {
    long days = call.read(fields -> fields.number("keepDays", 1, MOST_DAYS));
    retention.keepDays(days, administrator);
    return days(days);
  }

  private Answer page(Call call, long before) throws Refused {
    List<DeviceEvents.Row> rows =
        register.read(
            tables -> {
              String enrolment = DeviceEndpoints.find(call, tables).enrolment();
              return tables.deviceEvents().before(enrolment, before, PAGE);
            });
    JsonArray events = new JsonArray();
    rows.forEach(row -> events.add(json(row)));
    JsonObject json = new JsonObject();
    json.add("events", events);
    if (rows.size() == PAGE) {
      json.addProperty("before", Long.toString(rows.get(PAGE - 1).id()));
    }
    return Answer.json(200, json);
  }

  private static JsonObject json(DeviceEvents.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("received", row.received().toString());
    json.addProperty("trail", row.trail());
    json.addProperty("chain", row.chain());
    json.add("event", JsonParser.parseString(row.event()));
    return json;
  }

  private static Answer days(long days) {
    JsonObject json = new JsonObject();
    json.addProperty("keepDays", days);
    return Answer.json(200, json);
  }
}
