package dev.cordon.policy.protocol.health;

import java.util.Locale;

/** The policy's settings about a device's state, by name. */
public enum PostureRule {
  ROOTED,
  DEBUGGABLE,
  DEVELOPER_OPTIONS,
  USB_DEBUGGING,
  APP_TAMPERED,
  EMULATOR,
  SCREEN_LOCK_MISSING,
  STORAGE_UNENCRYPTED,
  ATTESTATION,
  THREAT_LIST,
  THREAT_LIST_EARLIER,
  MIN_OS,
  MAX_OS,
  MIN_PATCH_DATE,
  MIN_APP_VERSION,
  MIN_BROWSER_ENGINE,
  MIN_SDK_VERSION,
  MANUFACTURERS,
  MODELS;

  /** Its name within the policy's group, such as {@code minOs}. */
  public String setting() {
    StringBuilder word = new StringBuilder();
    for (String part : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      String first = part.substring(0, 1);
      word.append(word.length() == 0 ? first : first.toUpperCase(Locale.ROOT));
      word.append(part, 1, part.length());
    }
    return word.toString();
  }

  /** Its path in the policy, such as {@code posture.minOs}. */
  public String path() {
    return "posture." + setting();
  }
}
