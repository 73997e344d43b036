package dev.cordon.core.control;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
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
  private static final PolicyCodec POLICY = new PolicyCodec();

  private ControlCodec() {}

  static byte[] encode(ControlState state) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    state.membership().ifPresent(member -> json.add("membership", write(member)));
    state.root().ifPresent(root -> json.addProperty("root", root));
    json.add("policy", POLICY.write(state.policy()));
    json.add("seen", write(state.seen()));
    state.contact().ifPresent(contact -> json.add("contact", write(contact)));
    json.add("attempts", write(state.attempts()));
    state.passcode().ifPresent(entry -> json.add("passcode", write(entry)));
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
    state.noted().ifPresent(noted -> json.addProperty("noted", noted.toString()));
    state.wiping().ifPresent(journal -> json.add("wiping", write(journal)));
    state.wiped().ifPresent(end -> json.add("wiped", write(end)));
    JsonArray outbox = new JsonArray();
    state.outbox().forEach(receipt -> outbox.add(write(receipt)));
    json.add("outbox", outbox);
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
        attempts(in.object("attempts")),
        in.has("passcode") ? Optional.of(passcode(in.object("passcode"))) : Optional.empty(),
        reasons(in.objects("locks", MOST)),
        domains(in.objects("domains", MOST)),
        in.has("anchors") ? anchors(in.objects("anchors", MOST)) : Map.of(),
        in.has("days") ? days(in.objects("days", MOST)) : Map.of(),
        in.has("noted") ? Optional.of(in.instant("noted")) : Optional.empty(),
        in.has("wiping") ? Optional.of(journal(in.object("wiping"))) : Optional.empty(),
        in.has("wiped") ? Optional.of(ended(in.object("wiped"))) : Optional.empty(),
        outbox(in.objects("outbox", MOST)));
  }

  private static JsonObject write(Membership member) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", member.enrolment());
    json.addProperty("tenant", member.tenant());
    json.addProperty("server", member.server().toString());
    json.addProperty("tlsPin", member.tlsPin());
    return json;
  }

  private static Membership membership(Fields in) throws DocumentRefusedException {
    return new Membership(
        in.text("enrolment", LONG_TEXT),
        in.text("tenant", LONG_TEXT),
        URI.create(in.text("server", LONG_TEXT)),
        in.text("tlsPin", LONG_TEXT));
  }

  private static JsonObject write(Seen seen) {
    JsonObject json = new JsonObject();
    json.addProperty("root", seen.root());
    json.addProperty("policy", seen.policy());
    json.addProperty("command", seen.command());
    return json;
  }

  private static Seen seen(Fields in) throws DocumentRefusedException {
    return new Seen(count(in, "root"), count(in, "policy"), count(in, "command"));
  }

  private static long count(Fields in, String name) throws DocumentRefusedException {
    return in.number(name, 0, Long.MAX_VALUE);
  }

  private static JsonObject write(Contact contact) {
    JsonObject json = new JsonObject();
    json.addProperty("last", contact.last().toString());
    json.addProperty("latestSeen", contact.latestSeen().toString());
    return json;
  }

  private static Contact contact(Fields in) throws DocumentRefusedException {
    return new Contact(in.instant("last"), in.instant("latestSeen"));
  }

  private static JsonObject write(Attempts attempts) {
    JsonObject json = new JsonObject();
    json.addProperty("count", attempts.count());
    json.addProperty("last", attempts.last().toString());
    return json;
  }

  private static Attempts attempts(Fields in) throws DocumentRefusedException {
    return new Attempts((int) in.number("count", 0, Integer.MAX_VALUE), in.instant("last"));
  }

  private static JsonObject write(PasscodeEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("at", entry.at().toString());
    json.addProperty("latestSeen", entry.latestSeen().toString());
    return json;
  }

  private static PasscodeEntry passcode(Fields in) throws DocumentRefusedException {
    return new PasscodeEntry(in.instant("at"), in.instant("latestSeen"));
  }

  private static JsonObject write(Reason reason) {
    JsonArray arguments = new JsonArray();
    reason.arguments().forEach(arguments::add);
    JsonObject json = new JsonObject();
    json.addProperty("code", reason.code().name());
    json.add("arguments", arguments);
    return json;
  }

  private static Reason reason(Fields in) throws DocumentRefusedException {
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

  private static JsonObject write(WipeJournal journal) {
    JsonObject json = new JsonObject();
    json.add("why", write(journal.why()));
    journal.command().ifPresent(command -> json.addProperty("command", command));
    json.addProperty("sequence", journal.sequence());
    json.addProperty("begun", journal.begun().toString());
    json.addProperty("vaultKeys", journal.vaultKeys());
    return json;
  }

  private static WipeJournal journal(Fields in) throws DocumentRefusedException {
    return new WipeJournal(
        reason(in.object("why")),
        in.optionalText("command", ANY),
        count(in, "sequence"),
        in.instant("begun"),
        count(in, "vaultKeys"));
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
