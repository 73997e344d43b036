package dev.cordon.core.android.health;

import android.content.Context;
import android.telephony.TelephonyManager;
import dev.cordon.core.device.Whereabouts;
import java.util.Optional;

/**
 * The country that the mobile network around the phone belongs to, also while it roams; the SIM's
 * own country is not looked at. Android gives it to every app without a permission. It gives
 * nothing in airplane mode, without a network, and on tablets without a modem.
 */
public final class AndroidWhereabouts implements Whereabouts {
  private final Context app;

  private AndroidWhereabouts(Context app) {
    this.app = app;
  }

  /** Where {@code context}'s phone is. */
  public static AndroidWhereabouts of(Context context) {
    return new AndroidWhereabouts(context.getApplicationContext());
  }

  @Override
  public Optional<String> country() {
    TelephonyManager phone = app.getSystemService(TelephonyManager.class);
    return phone == null ? Optional.empty() : Optional.ofNullable(phone.getNetworkCountryIso());
  }
}
