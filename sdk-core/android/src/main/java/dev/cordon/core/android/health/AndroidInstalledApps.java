package dev.cordon.core.android.health;

import android.content.Context;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.content.pm.Signature;
import android.os.Build;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.core.device.InstalledApps;
import dev.cordon.policy.protocol.crypto.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The apps that Android lets this one see. Since Android 11 that is few: those that interact with
 * it, and those that its manifest names under {@code <queries>}. The permission to see all, {@code
 * QUERY_ALL_PACKAGES}, is not asked for: it would show a personal phone to a work app. Whoever
 * builds an app names there what its organisation wants found, or has the device's own protection
 * look for the rest.
 */
public final class AndroidInstalledApps implements InstalledApps {
  private final Context app;

  private AndroidInstalledApps(Context app) {
    this.app = app;
  }

  /** The apps that {@code context}'s app can see. */
  public static AndroidInstalledApps of(Context context) {
    return new AndroidInstalledApps(context.getApplicationContext());
  }

  @Override
  public Optional<List<InstalledApp>> visible() {
    List<InstalledApp> visible = new ArrayList<>();
    for (PackageInfo each : installed()) {
      if (!app.getPackageName().equals(each.packageName)) {
        visible.add(new InstalledApp(each.packageName, hashes(signers(each))));
      }
    }
    return Optional.of(visible);
  }

  @SuppressWarnings("deprecation") // the other flag, and the newer call, are not on every version
  private List<PackageInfo> installed() {
    int flags =
        Build.VERSION.SDK_INT >= 28
            ? SignersApi28.FLAG_OF_A_PACKAGE
            : PackageManager.GET_SIGNATURES;
    return app.getPackageManager().getInstalledPackages(flags);
  }

  @SuppressWarnings("deprecation") // there is nothing newer on Android 8
  private static Signature[] signers(PackageInfo of) {
    if (Build.VERSION.SDK_INT >= 28) {
      return SignersApi28.everyOneOf(of);
    }
    return of.signatures == null ? new Signature[0] : of.signatures;
  }

  private static Set<String> hashes(Signature[] signers) {
    Set<String> hashes = new HashSet<>();
    for (Signature signer : signers) {
      hashes.add(Sha256.hex(signer.toByteArray()));
    }
    return hashes;
  }
}
