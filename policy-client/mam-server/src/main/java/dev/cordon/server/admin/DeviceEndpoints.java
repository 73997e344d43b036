package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;

/** {@code /v1/admin/devices}: the register (requirement H3). */
public final class DeviceEndpoints {
  private final Register register;

  @Inject
  public DeviceEndpoints(Register register) {
    this.register = register;
  }

  Answer list(Call call, String administrator) {
    JsonArray devices = new JsonArray();
    register
        .read(tables -> tables.enrolments().all())
        .forEach(device -> devices.add(DeviceJson.of(device)));
    JsonObject json = new JsonObject();
    json.add("devices", devices);
    return Answer.json(200, json);
  }

  Answer show(Call call, String administrator) throws Refused {
    return Answer.json(200, register.read(tables -> whole(find(call, tables), tables)));
  }

  static Device find(Call call, Tables tables) throws Refused {
    return tables
        .enrolments()
        .find(call.parameter("id"))
        .orElseThrow(() -> new Refused(Fault.DEVICE_UNKNOWN));
  }

  private static JsonObject whole(Device device, Tables tables) {
    JsonObject json = DeviceJson.of(device);
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
