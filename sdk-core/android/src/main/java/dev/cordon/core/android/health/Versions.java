package dev.cordon.core.android.health;

import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import dev.cordon.core.device.Facts;
import java.util.Optional;

/** Versions and names; they stay on the device. */
final class Versions {
  private Versions() {}

  static Facts facts(Context app) {
    Facts facts =
        Facts.NONE
            .withOs(String.valueOf(Build.VERSION.RELEASE))
            .withPatchDate(String.valueOf(Build.VERSION.SECURITY_PATCH))
            .withDevice(Optional.ofNullable(Build.MANUFACTURER), Optional.ofNullable(Build.MODEL));
    return ofApp(app).map(facts::withApp).orElse(facts);
  }

  private static Optional<String> ofApp(Context app) {
    try {
      return Optional.ofNullable(
          app.getPackageManager().getPackageInfo(app.getPackageName(), 0).versionName);
    } catch (PackageManager.NameNotFoundException impossible) {
      throw new IllegalStateException(impossible); // it is this app
    }
  }
}
