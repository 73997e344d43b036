package dev.cordon.core.android;

import android.app.KeyguardManager;
import android.content.Context;
import android.os.SystemClock;
import android.os.UserManager;
import android.provider.Settings;
import dev.cordon.core.Container;
import dev.cordon.core.Containers;
import dev.cordon.core.android.health.AndroidHealth;
import dev.cordon.core.android.health.AndroidInstalledApps;
import dev.cordon.core.android.health.AndroidWhereabouts;
import dev.cordon.core.android.keystore.KeystoreKeyVault;
import dev.cordon.core.android.keystore.WorkPlace;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.nio.file.Path;
import java.util.Map;

/** Opens the app's container on Android. */
public final class AndroidContainers {
  private AndroidContainers() {}

  /**
   * Opens the app's container, or an empty new one, and has its policy decide for the windows that
   * {@link WorkWindows} guards. It lies where no backup and no transfer to another phone looks; its
   * keys lie in the Android Keystore. Takes a moment: call it on a worker thread.
   *
   * @throws dev.cordon.core.error.ContainerInUseException if it is open already
   * @throws dev.cordon.core.error.VaultLostException if the Keystore lost its keys, such as in an
   *     app that was restored on another phone: nothing is touched
   * @throws VaultUnavailableException if the Keystore does not answer now, or the device was not
   *     unlocked since it started: nothing is lost
   * @throws dev.cordon.core.error.ContainerDamagedException if what is on disk was changed
   */
  public static Container open(Context context) throws ContainerException {
    return open(context, clock(context), PasscodeCost.STANDARD);
  }

  /** The count goes on while the phone sleeps; without a number of its starts, none is told. */
  private static DeviceClock clock(Context context) {
    int starts =
        Settings.Global.getInt(context.getContentResolver(), Settings.Global.BOOT_COUNT, -1);
    return starts < 0
        ? DeviceClock.system()
        : DeviceClock.system("start " + starts, SystemClock::elapsedRealtime);
  }

  static Container open(Context context, DeviceClock clock, PasscodeCost cost)
      throws ContainerException {
    Context app = context.getApplicationContext();
    if (!app.getSystemService(UserManager.class).isUserUnlocked()) {
      throw new VaultUnavailableException(
          new IllegalStateException("the device was not unlocked since it started"));
    }
    KeystoreKeyVault vault = KeystoreKeyVault.of(WorkPlace.NAME, WorkPlace.hasStrongBox(app));
    Path directory = WorkPlace.directory(app);
    Container container =
        Containers.open(
            directory,
            new Device(
                Platform.ANDROID,
                vault,
                clock,
                protections(app),
                AndroidHealth.of(app),
                cost,
                AndroidInstalledApps.of(app),
                AndroidWhereabouts.of(app)));
    WorkWindows.follow(app, container);
    return container;
  }

  /** Copying and printing go through the gate because the guards, and the app, ask it. */
  private static Map<Protection, ProtectionLevel> protections(Context app) {
    boolean locks = app.getSystemService(KeyguardManager.class).isDeviceSecure();
    return Map.of(
        Protection.SCREEN_CAPTURE,
        WorkWindows.screenCapture(app),
        Protection.CLIPBOARD,
        ProtectionLevel.BEST_EFFORT,
        Protection.PRINT,
        ProtectionLevel.BEST_EFFORT,
        Protection.SCREEN_LOCK,
        locks ? ProtectionLevel.ENFORCED : ProtectionLevel.UNAVAILABLE);
  }
}
