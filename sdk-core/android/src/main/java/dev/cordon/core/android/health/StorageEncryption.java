package dev.cordon.core.android.health;

import android.app.admin.DevicePolicyManager;
import android.content.Context;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.Signal;

/** Whether the system encrypts its storage, as it says itself. */
final class StorageEncryption {
  private StorageEncryption() {}

  static Signal signal(Context app) {
    DevicePolicyManager system = app.getSystemService(DevicePolicyManager.class);
    if (system == null) {
      return Signal.unknown(Evidence.NOT_MEASURED);
    }
    return of(system.getStorageEncryptionStatus());
  }

  static Signal of(int status) {
    return switch (status) {
      case DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE,
          DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE_PER_USER ->
          Signal.ok(Evidence.SYSTEM_SAYS);
      case DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE_DEFAULT_KEY ->
          Signal.bad(Evidence.STORAGE_WITHOUT_SECRET);
      case DevicePolicyManager.ENCRYPTION_STATUS_INACTIVE,
          DevicePolicyManager.ENCRYPTION_STATUS_UNSUPPORTED ->
          Signal.bad(Evidence.STORAGE_PLAIN);
      default -> Signal.unknown(Evidence.SYSTEM_SAYS);
    };
  }
}
