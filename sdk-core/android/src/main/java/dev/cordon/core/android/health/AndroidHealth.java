package dev.cordon.core.android.health;

import static dev.cordon.policy.protocol.health.HealthCheck.APP_TAMPERED;
import static dev.cordon.policy.protocol.health.HealthCheck.ATTESTATION;
import static dev.cordon.policy.protocol.health.HealthCheck.DEBUGGABLE;
import static dev.cordon.policy.protocol.health.HealthCheck.DEVELOPER_OPTIONS;
import static dev.cordon.policy.protocol.health.HealthCheck.EMULATOR;
import static dev.cordon.policy.protocol.health.HealthCheck.ROOTED;
import static dev.cordon.policy.protocol.health.HealthCheck.SCREEN_LOCK_MISSING;
import static dev.cordon.policy.protocol.health.HealthCheck.STORAGE_UNENCRYPTED;
import static dev.cordon.policy.protocol.health.HealthCheck.USB_DEBUGGING;

import android.app.KeyguardManager;
import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.os.Debug;
import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The state of an Android device, by what the system tells every app. Whoever rules over the system
 * can have it tell anything: root that hides is not found.
 */
public final class AndroidHealth implements DeviceHealth {
  private final Context app;
  private final RootSigns root;
  private final BooleanSupplier debugger;

  /**
   * @param debugger whether one is attached
   */
  AndroidHealth(Context app, RootSigns root, BooleanSupplier debugger) {
    this.app = app;
    this.root = root;
    this.debugger = debugger;
  }

  /** The health of this device. */
  public static AndroidHealth of(Context context) {
    return new AndroidHealth(
        context.getApplicationContext(), new RootSigns(new File("/")), Debug::isDebuggerConnected);
  }

  @Override
  public Health measure() {
    Map<HealthCheck, Signal> signals = new EnumMap<>(HealthCheck.class);
    signals.put(ROOTED, root.signal());
    signals.put(DEBUGGABLE, debuggable());
    signals.put(DEVELOPER_OPTIONS, SystemSettings.developerOptions(app));
    signals.put(USB_DEBUGGING, SystemSettings.debugging(app));
    signals.put(APP_TAMPERED, Signal.unknown(Evidence.NOT_MEASURED)); // AppSignature knows
    signals.put(EMULATOR, EmulatorSigns.signal());
    signals.put(SCREEN_LOCK_MISSING, screenLock());
    signals.put(STORAGE_UNENCRYPTED, StorageEncryption.signal(app));
    signals.put(ATTESTATION, Signal.unknown(Evidence.NOT_MEASURED)); // nobody would verify it
    return new Health(signals, Versions.facts(app));
  }

  private Signal debuggable() {
    List<Evidence> found = new ArrayList<>();
    if ((app.getApplicationInfo().flags & ApplicationInfo.FLAG_DEBUGGABLE) != 0) {
      found.add(Evidence.APP_DEBUGGABLE);
    }
    if (debugger.getAsBoolean()) {
      found.add(Evidence.DEBUGGER_ATTACHED);
    }
    return Signal.badIfAny(found, Signal.ok(Evidence.SYSTEM_SAYS));
  }

  private Signal screenLock() {
    boolean secure = app.getSystemService(KeyguardManager.class).isDeviceSecure();
    return secure ? Signal.ok(Evidence.SYSTEM_SAYS) : Signal.bad(Evidence.SYSTEM_SAYS);
  }
}
