package dev.cordon.policy.protocol.settings;

import java.util.Locale;

/** Whose device it is (requirement H2): what a policy may ask of it depends on that. */
public enum DeviceOwner {
  /** The employee's own: only leaks are prevented, and little is recorded. */
  PERSONAL,
  /** The organisation's. */
  COMPANY;

  String file() {
    return "owner-" + name().toLowerCase(Locale.ROOT) + ".json";
  }
}
