package dev.cordon.core.android.health;

import android.content.Context;
import android.content.pm.PackageManager;
import android.content.pm.Signature;
import android.os.Build;
import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.util.Set;

/**
 * Whether this app is signed by whom its maker named (requirement E1): {@code
 * container.posture().add(AppSignature.expected(context, Set.of("ab12…")))}. The names stand in the
 * app as well, so whoever takes the app apart can replace them: this finds an app that was signed
 * anew, and a careless attacker.
 */
public final class AppSignature implements DeviceHealth {
  private final Context app;
  private final Set<String> sha256;

  private AppSignature(Context app, Set<String> sha256) {
    this.app = app;
    this.sha256 = Set.copyOf(sha256);
  }

  /**
   * This app must be signed by these certificates alone.
   *
   * @param sha256 lowercase hex SHA-256 of each permitted signing certificate (DER)
   */
  public static AppSignature expected(Context context, Set<String> sha256) {
    return new AppSignature(context.getApplicationContext(), sha256);
  }

  @Override
  public Health measure() {
    return Health.of(HealthCheck.APP_TAMPERED, signal());
  }

  private Signal signal() {
    try {
      Signature[] signers =
          Build.VERSION.SDK_INT >= 28 ? SignersApi28.of(app) : signersBefore28(app);
      if (signers.length == 0) {
        return Signal.bad(Evidence.NOT_SIGNED);
      }
      return areAllExpected(signers)
          ? Signal.ok(Evidence.SIGNATURE_MATCHES)
          : Signal.bad(Evidence.SIGNATURE_DIFFERS);
    } catch (PackageManager.NameNotFoundException impossible) {
      return Signal.unknown(Evidence.FAILED);
    }
  }

  private boolean areAllExpected(Signature[] signers) {
    for (Signature signer : signers) {
      if (!sha256.contains(Sha256.hex(signer.toByteArray()))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("deprecation") // there is nothing newer on Android 8
  private static Signature[] signersBefore28(Context app)
      throws PackageManager.NameNotFoundException {
    Signature[] signers =
        app.getPackageManager()
            .getPackageInfo(app.getPackageName(), PackageManager.GET_SIGNATURES)
            .signatures;
    return signers == null ? new Signature[0] : signers;
  }
}
