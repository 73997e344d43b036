package dev.cordon.testing.android;

import static org.robolectric.Shadows.shadowOf;

import android.app.KeyguardManager;
import android.app.admin.DevicePolicyManager;
import android.content.Context;
import org.robolectric.shadows.ShadowBuild;

/**
 * A phone that the default policy lets in. Robolectric's own has neither a screen lock nor
 * encrypted storage, and on Android 8 it is signed with test keys: a container of an organisation
 * stays closed on it, as it should.
 */
public final class HealthyPhone {
  private HealthyPhone() {}

  /** Makes the simulated phone of this test such a one; call it before the container is opened. */
  public static void of(Context context) {
    ShadowBuild.setTags("release-keys");
    ShadowBuild.setType("user");
    shadowOf(context.getSystemService(KeyguardManager.class)).setIsDeviceSecure(true);
    shadowOf(context.getSystemService(DevicePolicyManager.class))
        .setStorageEncryptionStatus(DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE_PER_USER);
  }
}
