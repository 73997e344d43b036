package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import dev.cordon.policy.protocol.policy.Hours.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The settings {@code access.hours}. */
final class HoursCodec implements Codec<Hours> {
  private static final int MAX_WINDOWS = 100;
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");

  @Override
  public JsonObject write(Hours hours) {
    JsonObject json = new JsonObject();
    json.addProperty("zone", hours.zone().getId());
    json.add("windows", Lists.of(hours.windows(), HoursCodec::write));
    json.addProperty("outside", Words.camelCase(hours.outside()));
    json.addProperty("emergencyMinutes", hours.emergencyMinutes());
    json.addProperty("emergencyTimesPerWeek", hours.emergencyTimesPerWeek());
    return json;
  }

  @Override
  public Hours read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Hours absent = Hours.ALWAYS;
    ZoneId zone = settings.present("zone") ? zone(fields) : absent.zone();
    List<Window> windows = settings.present("windows") ? windows(fields) : absent.windows();
    if (!windows.isEmpty() && !settings.present("zone")) {
      throw fields.malformed("zone"); // the device's own would be the employee's to choose
    }
    return new Hours(
        zone,
        windows,
        settings.choice("outside", Outside.values(), absent.outside()),
        settings.number("emergencyMinutes", 5, 480, absent.emergencyMinutes()),
        settings.number("emergencyTimesPerWeek", 0, 50, absent.emergencyTimesPerWeek()));
  }

  /** A name of the time-zone database, such as {@code Asia/Tokyo}; no bare offset. */
  private static ZoneId zone(Fields fields) throws DocumentRefusedException {
    String name = fields.text("zone", ZONE);
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw fields.outOfRange("zone", "a name of the time-zone database such as Asia/Tokyo");
    }
    return ZoneId.of(name);
  }

  private static JsonObject write(Window window) {
    JsonArray days = new JsonArray();
    new TreeSet<>(window.days()).forEach(day -> days.add(Words.camelCase(day)));
    JsonObject json = new JsonObject();
    json.add("days", days);
    json.addProperty("from", window.from().toString());
    json.addProperty("to", window.to().toString());
    return json;
  }

  private static List<Window> windows(Fields fields) throws DocumentRefusedException {
    List<Window> windows = new ArrayList<>();
    for (Fields window : fields.objects("windows", MAX_WINDOWS)) {
      windows.add(new Window(days(window), time(window, "from"), time(window, "to")));
    }
    return windows;
  }

  private static Set<DayOfWeek> days(Fields window) throws DocumentRefusedException {
    List<DayOfWeek> days = window.choices("days", DayOfWeek.values(), Words::camelCase);
    if (days.isEmpty()) {
      throw window.malformed("days");
    }
    return EnumSet.copyOf(days);
  }

  private static LocalTime time(Fields window, String name) throws DocumentRefusedException {
    return LocalTime.parse(window.text(name, TIME));
  }
}
