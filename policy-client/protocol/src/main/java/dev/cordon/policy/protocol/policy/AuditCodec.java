package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.audit.AuditCategory;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.EnumSet;
import java.util.HashSet;

/** The group {@code audit}. */
final class AuditCodec implements Codec<Audit> {
  /** All but the trail itself, which nobody can switch off. */
  private static final EnumSet<AuditCategory> CHOICES =
      EnumSet.complementOf(EnumSet.of(AuditCategory.TRAIL));

  private static final int MOST_DAYS = 400;
  private static final int WEEK_MINUTES = 10_080;

  @Override
  public JsonObject write(Audit audit) {
    EnumSet<AuditCategory> chosen = EnumSet.noneOf(AuditCategory.class);
    chosen.addAll(audit.events());
    chosen.retainAll(CHOICES);
    JsonObject json = new JsonObject();
    json.add("events", Lists.sorted(chosen, Words::camelCase));
    json.addProperty("keepDays", audit.keepDays());
    json.addProperty("uploadMinutes", audit.uploadMinutes());
    return json;
  }

  @Override
  public Audit read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Audit absent = Audit.DEFAULT;
    AuditCategory[] choices = CHOICES.toArray(new AuditCategory[0]);
    return new Audit(
        settings.present("events")
            ? new HashSet<>(fields.choices("events", choices, Words::camelCase))
            : absent.events(),
        settings.number("keepDays", 1, MOST_DAYS, absent.keepDays()),
        settings.number("uploadMinutes", 5, WEEK_MINUTES, absent.uploadMinutes()));
  }
}
