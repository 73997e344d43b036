package dev.cordon.core.posture;

import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.HealthCheck;

/** What the employee is told of each check that found something bad. */
final class Reasons {
  private Reasons() {}

  static Code of(HealthCheck check) {
    return switch (check) {
      case ROOTED -> Code.DEVICE_ROOTED;
      case DEBUGGABLE -> Code.DEVICE_DEBUGGABLE;
      case DEVELOPER_OPTIONS -> Code.DEVELOPER_OPTIONS_ON;
      case USB_DEBUGGING -> Code.USB_DEBUGGING_ON;
      case APP_TAMPERED -> Code.APP_TAMPERED;
      case EMULATOR -> Code.DEVICE_EMULATED;
      case SCREEN_LOCK_MISSING -> Code.SCREEN_LOCK_MISSING;
      case STORAGE_UNENCRYPTED -> Code.STORAGE_UNENCRYPTED;
      case ATTESTATION -> Code.DEVICE_NOT_ATTESTED;
      case THREAT_LIST -> Code.APP_LISTED;
      case THREAT_LIST_EARLIER -> Code.APP_LISTED_EARLIER;
    };
  }
}
