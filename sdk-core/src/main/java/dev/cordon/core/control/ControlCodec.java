package dev.cordon.core.control;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.core.audit.TrailState;
import dev.cordon.core.audit.TrailStateCodec;
import dev.cordon.core.deposit.DepositState;
import dev.cordon.core.deposit.DepositStateCodec;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.posture.WipeRules;
import dev.cordon.core.threat.ThreatState;
import dev.cordon.core.threat.ThreatStateCodec;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The control state as JSON, version 1. It is sealed before it is written anywhere. */
final class ControlCodec {
  private static final int VERSION = 1;
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST = 100_000;
  private static final int LONG_TEXT = JsonText.MAX_BYTES;
  private static final Pattern ANY = Pattern.compile("(?s).*");
  private static final PolicyCodec POLICY = PolicyCodec.ofKept();
  private static final TrailStateCodec TRAIL = new TrailStateCodec();
  private static final ThreatStateCodec THREATS = new ThreatStateCodec();
  private static final DepositStateCodec DEPOSITS = new DepositStateCodec();

  private ControlCodec() {}

  static byte[] encode(ControlState state) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    state.membership().ifPresent(member -> json.add("membership", write(member)));
    state.root().ifPresent(root -> json.addProperty("root", root));
    json.add("policy", POLICY.write(state.policy()));
    json.add("seen", write(state.seen()));
    state.contact().ifPresent(contact -> json.add("contact", write(contact)));
    if (!state.shares().isEmpty()) {
      json.add("shares", writeShares(state.shares()));
    }
    json.add("attempts", write(state.attempts()));
    state.passcode().ifPresent(entry -> json.add("passcode", write(entry)));
    if (!state.entrance().equals(Entrance.NEW)) {
      json.add("entrance", EntranceCodec.write(state.entrance()));
    }
    JsonArray locks = new JsonArray();
    state.locks().forEach(lock -> locks.add(write(lock)));
    json.add("locks", locks);
    json.add("domains", writeDomains(state.domains()));
    if (!state.anchors().isEmpty()) {
      json.add("anchors", writeAnchors(state.anchors()));
    }
    if (!state.days().isEmpty()) {
      json.add("days", writeDays(state.days()));
    }
    state.noted().ifPresent(noted -> json.add("time", write(noted)));
    state.copied().ifPresent(at -> json.add("copied", write(at, new JsonObject())));
    state.emergency().ifPresent(emergency -> json.add("emergency", write(emergency)));
    state.probation().ifPresent(probation -> json.add("probation", write(probation)));
    if (!state.domainWipes().isEmpty()) {
      JsonArray wipes = new JsonArray();
      state.domainWipes().forEach(wipe -> wipes.add(WipeCodec.write(wipe)));
      json.add("domainWipes", wipes);
    }
    state.wiping().ifPresent(journal -> json.add("wiping", WipeCodec.write(journal)));
    state.wiped().ifPresent(end -> json.add("wiped", write(end)));
    if (!state.threats().equals(ThreatState.NONE)) {
      json.add("threats", THREATS.write(state.threats()));
    }
    state.client().ifPresent(client -> json.add("client", write(client)));
    if (!state.deposits().equals(DepositState.NONE)) {
      json.add("deposits", DEPOSITS.write(state.deposits()));
    }
    JsonArray outbox = new JsonArray();
    state.outbox().forEach(receipt -> outbox.add(write(receipt)));
    json.add("outbox", outbox);
    if (state.trail().hasBegun()) {
      json.add("trail", TRAIL.write(state.trail()));
    }
    return JsonText.write(json);
  }

  static ControlState decode(byte[] encoded) throws ContainerDamagedException {
    try {
      return read(JsonText.read(encoded, MOST_BYTES));
    } catch (DocumentRefusedException | IllegalArgumentException | DateTimeException e) {
      // It authenticated, so we wrote it: another version did, or this one has a bug.
      throw new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, "control"), e);
    }
  }

  private static ControlState read(Fields in) throws DocumentRefusedException {
    in.number("version", VERSION, VERSION);
    return new ControlState(
        in.has("membership") ? Optional.of(membership(in.object("membership"))) : Optional.empty(),
        in.has("root") ? Optional.of(in.text("root", LONG_TEXT)) : Optional.empty(),
        POLICY.read(in.object("policy")),
        seen(in.object("seen")),
        in.has("contact") ? Optional.of(contact(in.object("contact"))) : Optional.empty(),
        in.has("shares") ? shares(in.objects("shares", ServerShare.MOST)) : List.of(),
        attempts(in.object("attempts")),
        in.has("passcode") ? Optional.of(passcode(in.object("passcode"))) : Optional.empty(),
        in.has("entrance") ? EntranceCodec.read(in.object("entrance")) : Entrance.NEW,
        reasons(in.objects("locks", MOST)),
        domains(in.objects("domains", MOST)),
        in.has("anchors") ? anchors(in.objects("anchors", MOST)) : Map.of(),
        in.has("days") ? days(in.objects("days", MOST)) : Map.of(),
        in.has("time") ? Optional.of(noted(in.object("time"))) : Optional.empty(),
        in.has("copied") ? Optional.of(uptime(in.object("copied"))) : Optional.empty(),
        in.has("emergency") ? Optional.of(emergency(in.object("emergency"))) : Optional.empty(),
        in.has("probation") ? Optional.of(probation(in.object("probation"))) : Optional.empty(),
        in.has("domainWipes") ? domainWipes(in.objects("domainWipes", MOST)) : List.of(),
        in.has("wiping") ? Optional.of(WipeCodec.journal(in.object("wiping"))) : Optional.empty(),
        in.has("wiped") ? Optional.of(ended(in.object("wiped"))) : Optional.empty(),
        in.has("threats") ? THREATS.read(in.object("threats")) : ThreatState.NONE,
        in.has("client") ? Optional.of(client(in.object("client"))) : Optional.empty(),
        DEPOSITS.read(in, "deposits"),
        outbox(in.objects("outbox", MOST)),
        in.has("trail") ? TRAIL.read(in.object("trail")) : TrailState.NONE);
  }

  private static JsonObject write(ClientIdentity client) {
    JsonObject json = new JsonObject();
    json.addProperty("key", client.key());
    JsonArray chain = new JsonArray();
    client.chain().forEach(each -> chain.add(Hex.encode(each.toByteArray())));
    json.add("chain", chain);
    return json;
  }

  private static ClientIdentity client(Fields in) throws DocumentRefusedException {
    List<Bytes> chain = new ArrayList<>();
    for (String each : in.texts("chain", ANY, MOST)) {
      chain.add(Bytes.copyFrom(Hex.decode(each)));
    }
    return new ClientIdentity(in.text("key", LONG_TEXT), chain);
  }

  private static JsonObject write(WipeProbation probation) {
    JsonObject json = new JsonObject();
    WipeRules before = probation.before();
    Policy whole = Policy.DEFAULT.withPosture(before.posture());
    json.add("before", POLICY.write(whole.withAccess(before.access()).withLease(before.lease())));
    json.addProperty("until", probation.until().toString());
    return json;
  }

  private static WipeProbation probation(Fields in) throws DocumentRefusedException {
    return new WipeProbation(WipeRules.of(POLICY.read(in.body("before"))), in.instant("until"));
  }

  private static JsonObject write(Membership member) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", member.enrolment());
    json.addProperty("tenant", member.tenant());
    json.addProperty("server", member.server().toString());
    json.addProperty("tlsPin", member.tlsPin());
    json.addProperty("consent", member.consent());
    return json;
  }

  private static Membership membership(Fields in) throws DocumentRefusedException {
    return new Membership(
        in.text("enrolment", LONG_TEXT),
        in.text("tenant", LONG_TEXT),
        URI.create(in.text("server", LONG_TEXT)),
        in.text("tlsPin", LONG_TEXT),
        in.has("consent") ? (int) in.number("consent", 0, Integer.MAX_VALUE) : 0);
  }

  private static JsonObject write(Seen seen) {
    JsonObject json = new JsonObject();
    json.addProperty("root", seen.root());
    json.addProperty("policy", seen.policy());
    json.addProperty("command", seen.command());
    if (seen.threats() > 0) {
      json.addProperty("threats", seen.threats());
    }
    return json;
  }

  private static Seen seen(Fields in) throws DocumentRefusedException {
    return new Seen(
        count(in, "root"),
        count(in, "policy"),
        count(in, "command"),
        in.has("threats") ? count(in, "threats") : 0);
  }

  private static long count(Fields in, String name) throws DocumentRefusedException {
    return in.number(name, 0, Long.MAX_VALUE);
  }

  private static JsonObject write(Contact contact) {
    JsonObject json = new JsonObject();
    json.addProperty("last", contact.last().toString());
    contact.heard().ifPresent(heard -> write(heard, json));
    return json;
  }

  private static Contact contact(Fields in) throws DocumentRefusedException {
    return new Contact(
        in.instant("last"), in.has("run") ? Optional.of(uptime(in)) : Optional.empty());
  }

  private static JsonArray writeShares(List<ServerShare> shares) {
    JsonArray list = new JsonArray();
    for (ServerShare share : shares) {
      JsonObject json = new JsonObject();
      json.addProperty("number", share.number());
      json.addProperty("secret", Hex.encode(share.secret().toByteArray()));
      list.add(json);
    }
    return list;
  }

  private static List<ServerShare> shares(List<Fields> in) throws DocumentRefusedException {
    List<ServerShare> shares = new ArrayList<>();
    for (Fields fields : in) {
      byte[] secret = Hex.decode(fields.text("secret", LONG_TEXT));
      shares.add(new ServerShare(count(fields, "number"), Bytes.copyFrom(secret)));
    }
    return shares;
  }

  private static JsonObject write(Attempts attempts) {
    JsonObject json = new JsonObject();
    json.addProperty("count", attempts.count());
    return write(attempts.last(), json);
  }

  private static Attempts attempts(Fields in) throws DocumentRefusedException {
    return new Attempts((int) in.number("count", 0, Integer.MAX_VALUE), uptime(in));
  }

  private static JsonObject write(PasscodeEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("at", entry.at().toString());
    return write(entry.entered(), json);
  }

  private static PasscodeEntry passcode(Fields in) throws DocumentRefusedException {
    return new PasscodeEntry(in.instant("at"), uptime(in));
  }

  private static JsonObject write(Uptime uptime, JsonObject json) {
    json.addProperty("run", uptime.run());
    json.addProperty("elapsedMillis", uptime.elapsedMillis());
    return json;
  }

  private static Uptime uptime(Fields in) throws DocumentRefusedException {
    return in.has("run")
        ? new Uptime(in.text("run", LONG_TEXT), count(in, "elapsedMillis"))
        : Uptime.NONE; // written before uptimes were
  }

  private static JsonObject write(Noted noted) {
    JsonObject json = new JsonObject();
    json.addProperty("at", noted.time().toString());
    return write(noted.at(), json);
  }

  private static Noted noted(Fields in) throws DocumentRefusedException {
    return new Noted(in.instant("at"), uptime(in));
  }

  private static JsonObject write(Emergency emergency) {
    JsonObject json = new JsonObject();
    json.addProperty("week", emergency.week().toString());
    json.addProperty("used", emergency.used());
    json.add("begun", write(emergency.begun()));
    return json;
  }

  private static Emergency emergency(Fields in) throws DocumentRefusedException {
    return new Emergency(
        LocalDate.parse(in.text("week", LONG_TEXT)),
        (int) in.number("used", 0, Integer.MAX_VALUE),
        noted(in.object("begun")));
  }

  static JsonObject write(Reason reason) {
    JsonArray arguments = new JsonArray();
    reason.arguments().forEach(arguments::add);
    JsonObject json = new JsonObject();
    json.addProperty("code", reason.code().name());
    json.add("arguments", arguments);
    return json;
  }

  static Reason reason(Fields in) throws DocumentRefusedException {
    return new Reason(
        in.choice("code", Reason.Code.values(), Reason.Code::name),
        in.texts("arguments", ANY, MOST));
  }

  private static List<Reason> reasons(List<Fields> in) throws DocumentRefusedException {
    List<Reason> reasons = new ArrayList<>();
    for (Fields fields : in) {
      reasons.add(reason(fields));
    }
    return reasons;
  }

  private static JsonArray writeDomains(Map<String, String> domains) {
    JsonArray list = new JsonArray();
    domains.forEach(
        (name, slot) -> {
          JsonObject json = new JsonObject();
          json.addProperty("name", name);
          json.addProperty("slot", slot);
          list.add(json);
        });
    return list;
  }

  private static Map<String, String> domains(List<Fields> in) throws DocumentRefusedException {
    Map<String, String> domains = new HashMap<>();
    for (Fields fields : in) {
      domains.put(fields.text("name", LONG_TEXT), fields.text("slot", LONG_TEXT));
    }
    return domains;
  }

  private static JsonArray writeAnchors(Map<String, Bytes> anchors) {
    JsonArray list = new JsonArray();
    anchors.forEach(
        (key, value) -> {
          JsonObject json = new JsonObject();
          json.addProperty("key", key);
          json.addProperty("value", Hex.encode(value.toByteArray()));
          list.add(json);
        });
    return list;
  }

  private static Map<String, Bytes> anchors(List<Fields> in) throws DocumentRefusedException {
    Map<String, Bytes> anchors = new HashMap<>();
    for (Fields fields : in) {
      byte[] value = Hex.decode(fields.text("value", LONG_TEXT));
      anchors.put(fields.text("key", LONG_TEXT), Bytes.copyFrom(value));
    }
    return anchors;
  }

  private static JsonArray writeDays(Map<LocalDate, String> days) {
    JsonArray list = new JsonArray();
    days.forEach(
        (day, slot) -> {
          JsonObject json = new JsonObject();
          json.addProperty("day", day.toString());
          json.addProperty("slot", slot);
          list.add(json);
        });
    return list;
  }

  private static Map<LocalDate, String> days(List<Fields> in) throws DocumentRefusedException {
    Map<LocalDate, String> days = new HashMap<>();
    for (Fields fields : in) {
      days.put(LocalDate.parse(fields.text("day", LONG_TEXT)), fields.text("slot", LONG_TEXT));
    }
    return days;
  }

  private static List<DomainWipe> domainWipes(List<Fields> in) throws DocumentRefusedException {
    List<DomainWipe> wipes = new ArrayList<>();
    for (Fields fields : in) {
      wipes.add(WipeCodec.domainWipe(fields));
    }
    return wipes;
  }

  private static JsonObject write(Ended end) {
    JsonObject json = new JsonObject();
    json.add("why", write(end.why()));
    json.addProperty("at", end.at().toString());
    return json;
  }

  private static Ended ended(Fields in) throws DocumentRefusedException {
    return new Ended(reason(in.object("why")), in.instant("at"));
  }

  private static JsonObject write(Outgoing receipt) {
    JsonObject json = new JsonObject();
    json.addProperty("id", receipt.id());
    json.addProperty("envelope", receipt.envelope());
    return json;
  }

  private static List<Outgoing> outbox(List<Fields> in) throws DocumentRefusedException {
    List<Outgoing> outbox = new ArrayList<>();
    for (Fields fields : in) {
      outbox.add(new Outgoing(fields.text("id", LONG_TEXT), fields.text("envelope", LONG_TEXT)));
    }
    return outbox;
  }
}
