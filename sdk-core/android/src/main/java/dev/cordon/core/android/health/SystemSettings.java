package dev.cordon.core.android.health;

import android.content.Context;
import android.provider.Settings;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.Signal;
import java.util.ArrayList;
import java.util.List;

/** What the device's settings for developers are set to. */
final class SystemSettings {
  private static final String WIFI_ADB = "adb_wifi_enabled"; // a setting without a public name

  private SystemSettings() {}

  static Signal developerOptions(Context app) {
    return isOn(app, Settings.Global.DEVELOPMENT_SETTINGS_ENABLED)
        ? Signal.bad(Evidence.OPTIONS_OPEN)
        : Signal.ok(Evidence.SYSTEM_SAYS);
  }

  static Signal debugging(Context app) {
    List<Evidence> found = new ArrayList<>();
    if (isOn(app, Settings.Global.ADB_ENABLED)) {
      found.add(Evidence.USB_ADB);
    }
    if (isOn(app, WIFI_ADB)) {
      found.add(Evidence.NETWORK_ADB);
    }
    return Signal.badIfAny(found, Signal.ok(Evidence.SYSTEM_SAYS));
  }

  private static boolean isOn(Context app, String name) {
    return Settings.Global.getInt(app.getContentResolver(), name, 0) != 0;
  }
}
