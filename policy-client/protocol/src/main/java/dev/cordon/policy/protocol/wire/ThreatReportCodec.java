package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.threat.ThreatReport;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class ThreatReportCodec implements Codec<ThreatReport> {
  @Override
  public JsonObject write(ThreatReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("list", report.list());
    json.add("matches", Lists.of(report.matches(), ThreatReportCodec::write));
    return json;
  }

  @Override
  public ThreatReport read(Fields fields) throws DocumentRefusedException {
    List<ThreatMatch> matches = new ArrayList<>();
    for (Fields match : fields.objects("matches", ThreatReport.MOST_MATCHES)) {
      matches.add(match(match));
    }
    return new ThreatReport(fields.number("list", 0, Long.MAX_VALUE), matches);
  }

  private static JsonObject write(ThreatMatch match) {
    JsonObject json = new JsonObject();
    json.addProperty("entry", match.entry());
    json.addProperty("installed", match.installed());
    json.addProperty("day", match.day().toString());
    return json;
  }

  private static ThreatMatch match(Fields fields) throws DocumentRefusedException {
    String entry = fields.text("entry", Words.ENTRY);
    boolean installed = fields.flag("installed");
    try {
      return new ThreatMatch(entry, installed, LocalDate.parse(fields.text("day", Words.DAY)));
    } catch (DateTimeException noSuchDay) {
      throw fields.malformed("day");
    }
  }
}
