package dev.cordon.core.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import java.util.regex.Pattern;

/** The journals of wipes as JSON, parts of the control state. */
final class WipeCodec {
  private static final Pattern ANY = Pattern.compile("(?s).*");
  private static final int MOST = 100_000;

  private WipeCodec() {}

  static JsonObject write(WipeJournal journal) {
    JsonObject json = new JsonObject();
    json.add("why", ControlCodec.write(journal.why()));
    journal.command().ifPresent(command -> json.addProperty("command", command));
    json.addProperty("sequence", journal.sequence());
    json.addProperty("begun", journal.begun().toString());
    json.addProperty("vaultKeys", journal.vaultKeys());
    return json;
  }

  static WipeJournal journal(Fields in) throws DocumentRefusedException {
    return new WipeJournal(
        ControlCodec.reason(in.object("why")),
        in.optionalText("command", ANY),
        in.number("sequence", 0, Long.MAX_VALUE),
        in.instant("begun"),
        in.number("vaultKeys", 0, Long.MAX_VALUE));
  }

  static JsonObject write(DomainWipe wipe) {
    JsonObject json = new JsonObject();
    json.add("why", ControlCodec.write(wipe.why()));
    wipe.command().ifPresent(command -> json.addProperty("command", command));
    json.addProperty("begun", wipe.begun().toString());
    JsonArray slots = new JsonArray();
    wipe.slots().forEach(slots::add);
    json.add("slots", slots);
    return json;
  }

  static DomainWipe domainWipe(Fields in) throws DocumentRefusedException {
    return new DomainWipe(
        ControlCodec.reason(in.object("why")),
        in.optionalText("command", ANY),
        in.instant("begun"),
        in.texts("slots", ANY, MOST));
  }
}
