package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.DeviceSearch;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code /v1/admin/devices}: the register (requirement H3). */
public final class DeviceEndpoints {
  private final Register register;
  private final Clock clock;

  @Inject
  public DeviceEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  Answer list(Call call, String administrator) {
    return register.read(
        tables -> {
          Instant silentSince = silentSince(tables);
          DeviceSearch.Wanted wanted =
              new DeviceSearch.Wanted(
                  call.query("after"),
                  call.query("user"),
                  call.query("named"),
                  call.query("overdue").map(unused -> silentSince));
          return Page.of(
              "devices",
              tables.deviceSearch().find(wanted, Page.SIZE + 1),
              device -> DeviceJson.of(device, silentSince),
              Device::enrolment);
        });
  }

  Answer show(Call call, String administrator) throws Refused {
    return Answer.json(200, register.read(tables -> whole(find(call, tables), tables)));
  }

  /** Who was not heard of since then is overdue. */
  private Instant silentSince(Tables tables) {
    return clock.instant().minus(Duration.ofHours(tables.fleetNumbers().overdueHours()));
  }

  static Device find(Call call, Tables tables) throws Refused {
    return tables
        .enrolments()
        .find(call.parameter("id"))
        .orElseThrow(() -> new Refused(Fault.DEVICE_UNKNOWN));
  }

  private JsonObject whole(Device device, Tables tables) {
    JsonObject json = DeviceJson.of(device, silentSince(tables));
    json.add("consent", DeviceJson.of(tables.consents().of(device.enrolment())));
    JsonArray commands = new JsonArray();
    for (IssuedCommand command : tables.commands().of(device.enrolment())) {
      commands.add(CommandJson.of(command, tables.commands().life(command.command().id())));
    }
    json.add("commands", commands);
    JsonArray receipts = new JsonArray();
    tables
        .receipts()
        .of(device.enrolment())
        .forEach(receipt -> receipts.add(CommandJson.of(receipt)));
    json.add("receipts", receipts);
    return json;
  }
}
