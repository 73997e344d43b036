package dev.cordon.core.android.health;

import android.os.Build;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the usual simulated devices call themselves. */
final class EmulatorSigns {
  private static final String[] HARDWARE = {"goldfish", "ranchu", "cutf", "vbox86", "nox", "ttvm"};
  private static final String[] PRODUCTS = {
    "sdk", "google_sdk", "emulator", "simulator", "vbox86p"
  };

  private EmulatorSigns() {}

  static Signal signal() {
    List<Evidence> found = new ArrayList<>();
    if (startsWithAny(Build.HARDWARE, HARDWARE)) {
      found.add(Evidence.EMULATOR_HARDWARE);
    }
    boolean build =
        startsWithAny(Build.PRODUCT, PRODUCTS)
            || startsWithAny(Build.FINGERPRINT, "generic/", "generic_x86", "google/sdk_gphone");
    if (build) {
      found.add(Evidence.EMULATOR_BUILD);
    }
    return Signal.badIfAny(found, Signal.ok(Evidence.NO_SIGNS));
  }

  private static boolean startsWithAny(String text, String... beginnings) {
    String lower = String.valueOf(text).toLowerCase(Locale.ROOT);
    for (String beginning : beginnings) {
      if (lower.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
