package dev.cordon.server.log;

import com.google.gson.JsonObject;
import dev.cordon.server.register.AuditLinks.Row;
import java.time.Instant;

/** The chain from what the API tells, as an auditor counts it. */
public final class CountedAgain {
  private CountedAgain() {}

  public static String begin(String tenant) {
    return LogChain.begin(tenant);
  }

  public static String next(String before, JsonObject event) {
    long number = event.get("number").getAsLong();
    Row row =
        new Row(
            event.get("id").getAsLong(),
            Instant.parse(event.get("at").getAsString()).toEpochMilli(),
            event.get("actor").getAsString(),
            event.get("action").getAsString(),
            event.get("subject").getAsString(),
            number,
            "");
    return LogChain.next(before, number, row);
  }
}
