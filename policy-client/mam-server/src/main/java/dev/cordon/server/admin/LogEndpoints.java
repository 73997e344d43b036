package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.log.LogCheck;
import dev.cordon.server.log.LogHead;
import dev.cordon.server.register.AuditLinks;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /v1/admin/events}: what administrators did, and whether it is all there (J1). */
public final class LogEndpoints {
  private static final int COUNT = 500;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LINK = Pattern.compile("[0-9a-f]{64}");

  private final Register register;
  private final LogCheck check;

  @Inject
  public LogEndpoints(Register register, LogCheck check) {
    this.register = register;
    this.check = check;
  }

  Answer newest(Call call, String administrator) {
    return events(register.read(tables -> tables.auditLinks().newest(COUNT)));
  }

  /** In the order of the chain, for who counts it again. */
  Answer from(Call call, String administrator) throws Refused {
    long number = number(call);
    return events(register.read(tables -> tables.auditLinks().from(number, COUNT)));
  }

  Answer check(Call call, String administrator) {
    return report(check.against(Optional.empty()));
  }

  /** Against an end that somebody wrote down elsewhere. */
  Answer checkAgainst(Call call, String administrator) throws Refused {
    String link = call.parameter("link");
    if (!LINK.matcher(link).matches()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    return report(check.against(Optional.of(new LogHead(number(call), link))));
  }

  private static long number(Call call) throws Refused {
    String number = call.parameter("number");
    if (!NUMBER.matcher(number).matches()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    return Long.parseLong(number);
  }

  private static Answer report(LogCheck.Report report) {
    JsonObject json = new JsonObject();
    json.addProperty("whole", report.findings().isEmpty());
    json.addProperty("number", report.head().number());
    json.addProperty("link", report.head().link());
    json.addProperty("signedAt", report.signedAt().toString());
    json.addProperty("signature", report.signature());
    json.addProperty("keyId", report.keyId());
    JsonArray findings = new JsonArray();
    for (LogCheck.Finding each : report.findings()) {
      JsonObject finding = new JsonObject();
      finding.addProperty("kind", each.kind().name());
      finding.addProperty("first", each.first());
      finding.addProperty("last", each.last());
      findings.add(finding);
    }
    json.add("findings", findings);
    return Answer.json(200, json);
  }

  private static Answer events(List<AuditLinks.Row> rows) {
    JsonArray events = new JsonArray();
    for (AuditLinks.Row row : rows) {
      JsonObject json = new JsonObject();
      json.addProperty("at", Instant.ofEpochMilli(row.atMillis()).toString());
      json.addProperty("actor", row.actor());
      json.addProperty("action", row.action());
      json.addProperty("subject", row.subject());
      json.addProperty("id", Long.toString(row.id())); // above what a JSON reader keeps exactly
      if (row.number() > 0) {
        json.addProperty("number", row.number());
        json.addProperty("link", row.link());
      } else {
        json.add("number", JsonNull.INSTANCE);
      }
      events.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("events", events);
    return Answer.json(200, json);
  }
}
